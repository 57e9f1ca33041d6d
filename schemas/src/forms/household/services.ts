import { group, selectMany, selectOne, specify } from "../../kinds/index.ts";
import { yes_no_dk, yes_no_dk_ref } from "../shared/lists.ts";
import { health_barrier, minutes } from "./lists.ts";

export const services = group(
  { label: "Access to services here", relevant: "${eligible} = 1" },
  {
    school_minutes: selectOne(minutes, {
      label: "How far is the nearest working primary school, on foot?",
      required: true,
      role: "socio-economic",
    }),
    health_minutes: selectOne(minutes, {
      label: "And the nearest working health centre?",
      required: true,
      role: "socio-economic",
    }),
    health_need: selectOne(yes_no_dk_ref, {
      label: "In the last 30 days, did anyone in the household need health care?",
      required: true,
      role: "socio-economic",
    }),
    health_got: selectOne(yes_no_dk, {
      label: "Did all of them receive it?",
      relevant: "${health_need} = 'yes'",
      required: true,
      role: "socio-economic",
    }),
    health_barrier: selectMany(health_barrier, {
      label: "What prevented it? (up to three)",
      relevant: "${health_got} = 'no'",
      max: 3,
      required: true,
      role: "socio-economic",
    }),
    health_barrier_other: specify("health_barrier"),
    market_minutes: selectOne(minutes, {
      label: "How far is the nearest working market?",
      required: true,
      role: "socio-economic",
    }),
    network: selectOne(yes_no_dk, {
      label: "Is there mobile telephone network where you live?",
      required: true,
      role: "socio-economic",
    }),
  },
);
