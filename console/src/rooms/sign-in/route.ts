// Signing in with login and password (S2-34).
import { room } from "../room";

export default room({ name: "sign-in", path: "/sign-in", open: true, bare: true, load: () => import("./sign-in.vue") });
