// Where the console begins: words, look, session, and the first room.
import { createPinia } from "pinia";
import { createApp } from "vue";
import "element-plus/theme-chalk/base.css";
import "element-plus/theme-chalk/dark/css-vars.css";
import "./shell/look.css";
import "./session/theme";
import App from "./app.vue";
import { whenSignedOut } from "./api/client";
import { useSession } from "./session/session";
import { router } from "./shell/router";
import { firstLanguage, i18n, useLanguage } from "./texts";

const app = createApp(App);
app.use(createPinia());
// Who is signed in is asked while the words are loaded; a failure is met again, and said, by the router's gate.
useSession().look().catch(() => undefined);
await useLanguage(firstLanguage());
app.use(i18n);
whenSignedOut(() => useSession().lost());
app.use(router);
app.mount("#app");
