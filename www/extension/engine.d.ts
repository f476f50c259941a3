/** Made by the build from `pkg/sorot.js`: its bindings anew at each call. */
declare module "sorot:engine" {
  export function freshModule(): typeof import("../pkg/sorot.js");
}
