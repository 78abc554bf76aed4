// A form that was opened before everything was known: what comes later fills what nobody has written.
import { createPinia, setActivePinia } from "pinia";
import { beforeEach, expect, test } from "vitest";
import { useEditor } from "./editor";

beforeEach(() => setActivePinia(createPinia()));

test("what comes later goes where nobody has written, and is no change of theirs", () => {
  const editor = useEditor(() => ({ name: "", pbx: "" }));
  editor.begin({ name: "", pbx: "" });
  editor.fill({ pbx: "north" });
  expect(editor.form.value).toEqual({ name: "", pbx: "north" });
  expect(editor.dirty.value).toBe(false);
});

test("what somebody has written stays, and stays their change", () => {
  const editor = useEditor(() => ({ name: "", pbx: "" }));
  editor.begin({ name: "", pbx: "" });
  editor.form.value.pbx = "south";
  editor.form.value.name = "2001";
  editor.fill({ pbx: "north" });
  expect(editor.form.value).toEqual({ name: "2001", pbx: "south" });
  expect(editor.dirty.value).toBe(true);
});

test("a form that is closed is not filled", () => {
  const editor = useEditor(() => ({ name: "", pbx: "" }));
  editor.fill({ pbx: "north" });
  expect(editor.form.value.pbx).toBe("");
});
