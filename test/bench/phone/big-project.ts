import { type Choice, type Form, formToWire } from "@returns/schemas";
import { forms } from "@returns/schemas/forms";
import { importXlsForm, printNote } from "@returns/schemas/xlsform";
import { type ProjectSetup, practiceSetup } from "@returns/server";

/** What is asked of a cheap phone: 1,000 questions in one form, and 20,000 places in one list. */
export const bigness = { questions: 1_000, places: 20_000 } as const;

/** The practice project with the forms that the bench opens, and 20,000 places that come with the project. */
export const bigProject = (): { setup: ProjectSetup; forms: readonly unknown[] } => {
  const setup = practiceSetup();
  return {
    setup: { ...setup, lists: { ...setup.lists, places: placeRows() } },
    forms: [formToWire(forms.household), formToWire(forms.listing), formToWire(longForm()), formToWire(placesForm())],
  };
};

/** 40 sections of 25 questions each, with the conditions, ranges and calculations that such forms have. */
function longForm(): Form {
  const perSection = 25;
  const sections = Array.from({ length: bigness.questions / perSection }, (_, section) => {
    const name = (question: number) => `q${section * perSection + question}`;
    const label = (question: number) => [
      `What does the household say to point ${question + 1} of ${section + 1}?`,
      `ماذا تقول الأسرة عن النقطة ${question + 1} من ${section + 1}؟`,
    ];
    const questions = Array.from({ length: perSection }, (_, question): readonly string[] => {
      const before = question === 0 ? "" : name(question - 1);
      switch (question % 5) {
        case 0:
          return ["integer", name(question), ...label(question), "", ". >= 0 and . <= 500", ""];
        case 1:
          return ["select_one answer", name(question), ...label(question), `\${${before}} > 3`, "", ""];
        case 2:
          return ["text", name(question), ...label(question), `\${${before}} = 'other'`, "", ""];
        case 3:
          return ["select_multiple answer", name(question), ...label(question), "", "count-selected(.) <= 3", ""];
        default:
          return ["calculate", name(question), "", "", "", "", `\${${name(question - 4)}} * 2 + ${question}`];
      }
    });
    return [
      ["begin_group", `part${section}`, `Part ${section + 1}`, `الجزء ${section + 1}`, "", "", ""],
      ...questions,
      ["end_group", "", "", "", "", "", ""],
    ];
  });
  const answers = ["always", "often", "sometimes", "never", "other"];
  return formOfSheets("long", [
    {
      name: "survey",
      rows: [
        ["type", "name", "label::English (en)", "label::Arabic (ar)", "relevant", "constraint", "calculation"],
        ...sections.flat(),
      ],
    },
    {
      name: "choices",
      rows: [
        ["list_name", "name", "label::English (en)", "label::Arabic (ar)"],
        ...answers.map((answer) => ["answer", answer, answer, answer]),
      ],
    },
  ]);
}

/** A form with the places in its own list: as they stand, and as a cascade below the state. */
function placesForm(): Form {
  return formOfSheets("places", [
    {
      name: "survey",
      rows: [
        ["type", "name", "label::English (en)", "label::Arabic (ar)", "choice_filter"],
        ["begin_group", "where", "Where", "أين", ""],
        ["select_one place", "origin_place", "Where did the household live before?", "أين كانت الأسرة تعيش؟", ""],
        ["select_one state", "state", "State", "الولاية", ""],
        ["select_one place", "place_in_state", "Place in the state", "المكان في الولاية", "state = ${state}"],
        ["text", "remark", "Remark", "ملاحظة", ""],
        ["end_group", "", "", "", ""],
      ],
    },
    {
      name: "choices",
      rows: [
        ["list_name", "name", "label::English (en)", "label::Arabic (ar)", "state"],
        ...[...new Set(localities().map((one) => one.columns?.state ?? ""))].map((code) => ["state", code, code, code]),
        ...placeRows().map((row) => ["place", row.place_id, row.place_name, row.place_name_ar, row.state]),
      ],
    },
  ]);
}

/** Villages named after Sudan's real localities, in English and Arabic. */
export function placeRows() {
  const before = ["", "Um ", "Wad ", "Hillat ", "Hai ", "Goz ", "Jebel ", "Tendelti "];
  const beforeArabic = ["", "أم ", "ود ", "حلة ", "حي ", "قوز ", "جبل ", "تندلتي "];
  const after = [
    "",
    " North",
    " South",
    " East",
    " West",
    " Jadida",
    " Old",
    " Market",
    " Fog",
    " Tahat",
    " Halla",
    " Camp",
  ];
  const afterArabic = [
    "",
    " شمال",
    " جنوب",
    " شرق",
    " غرب",
    " الجديدة",
    " القديمة",
    " السوق",
    " فوق",
    " تحت",
    " الحلة",
    " معسكر",
  ];
  const places = localities();
  return Array.from({ length: bigness.places }, (_, n) => {
    const place = places[n % places.length];
    const form = Math.floor(n / places.length);
    const [front, back] = [form % before.length, Math.floor(form / before.length) % after.length];
    const rest = Math.floor(form / (before.length * after.length));
    const number = rest === 0 ? "" : ` ${rest + 1}`;
    return {
      place_id: `P${String(n).padStart(5, "0")}`,
      place_name: `${before[front]}${place?.label.en}${after[back]}${number}`,
      place_name_ar: `${beforeArabic[front]}${place?.label.ar}${afterArabic[back]}${number}`,
      locality: place?.code ?? "",
      state: place?.columns?.state ?? "",
    };
  });
}

function localities(): readonly Choice[] {
  const list = forms.household.lists.get("sd_locality");
  return list?.source === "form" ? list.choices.filter(({ columns }) => columns?.state?.startsWith("SD")) : [];
}

function formOfSheets(
  id: string,
  sheets: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[],
): Form {
  const settings = {
    name: "settings",
    rows: [
      ["form_id", "form_title", "version"],
      [id, id, "1"],
    ],
  };
  const imported = importXlsForm(
    [...sheets, settings].map(({ name, rows }) => ({
      name,
      rows: rows.map((cells, i) => ({ number: i + 1, cells })),
    })),
    `${id}.xlsx`,
  );
  if (imported.status === "form") return imported.form;
  throw new Error(imported.notes.map(printNote).join("\n"));
}
