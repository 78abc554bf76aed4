// Choosing a password of one's own: at the first sign-in, or after the administrator has set one.
import { room } from "../room";

export default room({ name: "new-password", path: "/new-password", open: true, bare: true, load: () => import("./new-password.vue") });
