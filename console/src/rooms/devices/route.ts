// Devices: the telephones that agents sign on with: in the browser, on the desk, or their own.
import { Headset } from "@element-plus/icons-vue";
import { room } from "../room";

export default room({
  name: "devices",
  path: "/setup/devices",
  group: "setup",
  order: 40,
  icon: Headset,
  act: ["setup.change", "people.see"],
  load: () => import("./devices.vue"),
});
