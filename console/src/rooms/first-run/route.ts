// A new service: what it is reached at, and its first administrator (S2-34).
import { room } from "../room";

export default room({ name: "first-run", path: "/first-run", open: true, bare: true, load: () => import("./first-run.vue") });
