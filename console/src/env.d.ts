// What the build provides beside plain modules.
declare module "virtual:titles" {
  const titles: Record<string, Record<string, string>>;
  export default titles;
}
