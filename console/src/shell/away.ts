// Whether the service could not be reached when the page began: then nothing else can be shown.
import { ref } from "vue";

export const away = ref(false);
