// Whether the page is narrow now: below 768 px unless told otherwise.
import { onScopeDispose, readonly, ref, type Ref } from "vue";

export function useNarrow(below = 768): Readonly<Ref<boolean>> {
  const query = matchMedia(`(max-width: ${below - 1}px)`);
  const narrow = ref(query.matches);
  const look = (): void => void (narrow.value = query.matches);
  query.addEventListener("change", look);
  onScopeDispose(() => query.removeEventListener("change", look));
  return readonly(narrow);
}
