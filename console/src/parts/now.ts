// The present instant as milliseconds since 1970, moving on by itself: for ages and counting clocks on the page.
import { onScopeDispose, readonly, ref, type Ref } from "vue";

export function useNow(every = 1_000): Readonly<Ref<number>> {
  const now = ref(Date.now());
  const timer = setInterval(() => (now.value = Date.now()), every);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
