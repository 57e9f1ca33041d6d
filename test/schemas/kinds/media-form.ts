import { audio, barcode, defineForm, file, group, photo, roster, signature } from "@returns/schemas";

const purpose = "To show how damaged the dwelling is";

/** A form with every kind of question whose answer is bytes, or comes from a camera. */
export const mediaForm = defineForm(
  {
    id: "media_trial",
    version: "1",
    title: "Media",
    languages: ["en", "ar"],
    consent: { notNeeded: "A trial" },
    translations: {
      ar: {
        title: "وسائط",
        lists: {},
        checks: {},
        sections: {
          dwelling: {
            label: "المسكن",
            of: {
              damage: "صورة للأضرار",
              face: "صورة رب الأسرة",
              mark: "توقيع المجيب",
              voice: "بكلماتكم",
              paper: "وثيقة الملكية",
              card: "بطاقة الإعاشة",
              rooms: { label: "الغرف", of: { room: "الغرفة" } },
            },
          },
        },
      },
    },
    checks: [],
  },
  {
    dwelling: group(
      { label: "Dwelling" },
      {
        damage: photo({ label: "Photo of the damage", role: "socio-economic", maxPixels: 800 }),
        face: photo({ label: "Photo of the head of household", purpose }),
        mark: signature({ label: "Signature of who answered", purpose }),
        voice: audio({ label: "In your own words", purpose, maxSeconds: 60 }),
        paper: file({ label: "The deed of the house", purpose, maxBytes: 60_000 }),
        card: barcode({ label: "Ration card", role: "identifier", sensitivity: "high", purpose }),
        rooms: roster({ label: "Rooms", max: 5 }, { room: photo({ label: "The room", role: "socio-economic" }) }),
      },
    ),
  },
);
