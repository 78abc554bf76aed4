// One's own name, language, look, password, and where one is signed in.
import { Avatar } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({ name: "profile", path: "/profile", group: "own", order: 900, icon: Avatar, load: () => import("./profile.vue") });
