// People who sign in: invited, given roles within scopes, signed out, switched off; and the table of who may do what.
import { UserFilled } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "people",
  path: "/setup/people",
  group: "setup",
  order: 20,
  icon: UserFilled,
  act: "people.see",
  load: () => import("./people.vue"),
});
