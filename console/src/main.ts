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
import { watchForNewer } from "./shell/newer";
import { router } from "./shell/router";
import { firstLanguage, i18n, useLanguage } from "./texts";

const app = createApp(App);
app.use(createPinia());
// Who is signed in, the words and the address's room are asked for at once; a failure is met again, and said, by the
// router's gate. Who may not enter has loaded a little too much.
useSession().look().catch(() => undefined);
const there = router.resolve(location.pathname).meta.room;
there?.load().catch(() => undefined);
// No await at the top: what the words' own files import of this one would wait for it, and it for them.
void useLanguage(firstLanguage(), there?.name).then(() => {
  app.use(i18n);
  whenSignedOut(() => useSession().lost());
  app.use(router);
  watchForNewer(router);
  app.mount("#app");
});
