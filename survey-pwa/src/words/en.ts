import { answersEn } from "./answers/en.ts";
import type { Figures } from "./figures.ts";
import { mediaEn } from "./media/en.ts";

/**
 * Every word of the app in English: short, plain, no jargon, no code.
 * `ar.ts` and `fr.ts` have the type of this one: a text that is missing there does not compile.
 */
export const en = ({ number, plural }: Figures) => ({
  app: {
    name: "Returns survey",
    skipToContent: "Go to the questions",
    back: "Back",
    next: "Next",
    close: "Close",
    cancel: "Cancel",
    understood: "I understand",
    clock: "The clock of this phone is wrong. Set date and time in its settings; interviewing goes on",
    notices: "Notices",
    settings: "Settings",
    starting: "Getting ready. You can read and type already",
    simulated: "Practice: nothing here is a real interview",
    unprotected: "Not for real interviews yet: this version does not encrypt the answers on this phone",
    update: "A new version of this app is ready",
    updateNow: "Use it now",
  },
  versions: {
    newForms: "New form, or a new version of one. New interviews begin with it",
    moved: (version: string) =>
      `The form has a new version, ${version}. This interview goes on with it, and keeps every answer`,
    stays: (version: string) =>
      `The form has a new version, ${version}, without a place for some answers of this interview. So that nothing is lost, it stays with the version that it was begun with. These answers are kept:`,
    quoted: (text: string) => `“${text}”`,
    questions: {
      "question-added": (question: string) => `New question: ${question}`,
      "question-gone": (question: string) => `Not asked any more: ${question}`,
      "question-reworded": (question: string) => `Reads differently now: ${question}`,
    },
    choices: {
      "choice-added": (question: string, choice: string) => `New choice ${choice} at ${question}`,
      "choice-gone": (question: string, choice: string) => `No longer a choice: ${choice} at ${question}`,
    },
    reasons: {
      gone: (question: string) => `${question}: the new version does not ask this`,
      unfit: (question: string) => `${question}: the new version does not have this answer`,
      "roster-full": (roster: string) => `${roster}: the new version has room for fewer`,
    },
    more: (count: number) => `and ${number(count)} more`,
  },
  trial: {
    strip: "Trial: nothing is sent. Do not enter answers of real people",
    finished: "The form can be finished like this. In a trial nothing is sealed for the office or sent",
    noneTitle: "There is no form to try here",
    none: "Open the form's page again and choose to try it. If you were signed out, sign in first",
  },
  enrol: {
    title: "Connect this phone",
    intro: "Your coordinator gives you a link or a printed square code. Open the link on this phone, or paste it here.",
    link: "Link from your coordinator",
    linkHint: "It holds /enrol# and a long code",
    label: "Name of this phone",
    labelHint: "So that the office can tell phones apart, for example “Team 3, phone 2”. No name of a person",
    connect: "Connect",
    connecting: "Connecting…",
    unreadable: "This is not a link for connecting. Copy the whole link, from https:// to the end",
    otherServer: (here: string, there: string) =>
      `This link belongs to ${there}, but you are at ${here}. Open the link itself if your coordinator told you to`,
    openLink: "Open the link",
    labelMissing: "This phone needs a name",
    failed: {
      used: "This link was used already. Ask your coordinator for a new one",
      expired: "This link is too old. Ask your coordinator for a new one",
      "unknown-ticket": "The office does not know this link. Copy it again, or ask for a new one",
      "wrong-key":
        "The office that answered is not the one on your link. Nothing was connected. Tell your coordinator at once",
      unreachable: "The office cannot be reached. Check the network and try again",
      busy: "The office is busy. Try again in a minute",
      "not-saved": "The phone could not keep the connection. Free some space and try again",
      "unreadable-answer":
        "The office answered something this app does not understand. Try again, or tell your coordinator",
    },
  },
  home: {
    onlyHere: (count: number) =>
      plural(count, {
        one: `${number(count)} interview is only on this phone`,
        other: `${number(count)} interviews are only on this phone`,
      }),
    nothingOnlyHere: "Everything on this phone has reached the office",
    nothingYet: "No interview on this phone yet",
    drafts: "Drafts",
    ready: "Ready to send",
    sent: "Sent",
    toVisit: "To visit",
    noVisits: "No households are assigned to this phone. Start an interview without one",
    start: "Start new interview",
    visit: "Start",
    goOn: "Continue",
    delete: "Delete",
    deleteSure: "Delete this draft? Its answers are lost for good",
    answered: (answered: number, questions: number) => `${number(answered)} of ${number(questions)} answered`,
    untitled: "Interview without a household",
    lastChanged: (when: string) => `Last changed ${when}`,
    alreadyDone: (when: string) => `Done on this phone on ${when}`,
    again: "Interview again",
    againSure: "This household was interviewed on this phone already. Start another interview with it?",
    showMore: (count: number) => plural(count, { other: `Show ${number(count)} more` }),
  },
  sync: {
    send: "Send now",
    sending: (sent: number, total: number) => `Sending ${number(sent)} of ${number(total)}…`,
    never: "Nothing sent yet",
    lastAt: (when: string) => `Last contact with the office: ${when}`,
    waiting: {
      offline: "No network. They are sent by themselves when it is back",
      unreachable: "The office cannot be reached",
      busy: "The office is busy",
      refused: "The office no longer knows this phone. The interviews stay here: save a copy and call your coordinator",
      "not-believed": "The answer did not come from your office. The interviews stay here: call your coordinator",
      "foreign-project":
        "The interviews are sent. New forms came that are not from your office: they were not installed. Call your coordinator",
      "not-enrolled": "This phone is not connected to an office yet",
    },
    retryAt: (when: string) => `Next try at ${when}`,
  },
  storage: {
    title: "Keeping the interviews",
    granted: "This phone keeps the interviews until they are sent",
    denied: "The browser may delete interviews when the phone runs out of space. Send often, or save a copy",
    unsupported: "This browser cannot promise to keep interviews. Send often, or save a copy",
    unknown: "Not asked yet whether the browser keeps the interviews",
    ask: "Ask the browser to keep them",
    save: "Save a copy to a file",
    saved: "The copy is in your downloads. It is not encrypted yet: give it to your office only, then delete it",
    full: "Not saved: the phone has no space left. Free some space, or send now",
    elsewhere: "Not saved: this app is open in another window. Go on there, or close it",
    fault: "Not saved: the phone could not write. Try again, and do not close this window",
    retry: "Try again",
    used: (used: string, free: string) => `${used} used, ${free} free`,
    megabytes: (count: number) => `${number(count)} MB`,
  },
  damage: {
    restoringTitle: "Bringing back the interviews",
    restoring:
      "The storage of this phone was damaged. What was on it comes back from a second copy. Do not close this window",
    restored: (count: number) =>
      plural(count, {
        one: `The storage of this phone was damaged. ${number(count)} interview that had not been sent was brought back from the second copy. Tell your office that this happened, and send soon`,
        other: `The storage of this phone was damaged. ${number(count)} interviews that had not been sent were brought back from the second copy. Tell your office that this happened, and send soon`,
      }),
    restoredNone:
      "The storage of this phone was damaged. It is set up as before; there was no interview to bring back. Tell your office that this happened",
    incomplete: "Some of it could not be brought back. Look through your drafts, and tell your office what is missing",
    emptied:
      "The storage of this phone was damaged and the browser has emptied it. Interviews that had not been sent are lost. Tell your office before you go on: you need a new link, and families may have to be visited again",
  },
  saved: {
    saving: "Saving…",
    at: (time: string) => `Saved ${time}`,
    notSaved: "Not saved",
  },
  interview: {
    requiredMark: "Required",
    dk: "Don't know",
    ref: "Refused",
    clear: "Clear the answer",
    itIsRight: "It is right",
    confirmed: "You said that it is right",
    leftOut: (count: number) =>
      plural(count, {
        one: "1 answer no longer counts",
        other: `${number(count)} answers no longer count`,
      }),
    leftOutWhy: "They come back if you change your answer back",
    lastAnswer: "Your last answer is here",
    noLongerOpen: "This interview is no longer open on this phone",
    formMissing: "The questions of this interview are not on this phone. Send and fetch once, then open it again",
    questionsLeft: (count: number) =>
      plural(count, {
        one: `${number(count)} question left`,
        other: `${number(count)} questions left`,
      }),
    noneLeft: "All questions answered",
    sections: "Sections",
    section: (position: number, total: number) => `Section ${number(position)} of ${number(total)}`,
    complete: "Complete",
    left: (count: number) => `${number(count)} left`,
    toMend: (count: number) => `${number(count)} to mend`,
    sectionEmpty: "There is nothing to ask here. Go on",
    languageOfQuestions: "Language of the questions",
    leave: "Close interview",
    checkProblems: "Check for problems",
    stillOpen: (count: number) =>
      plural(count, {
        one: "1 answer on this page is missing or needs mending",
        other: `${number(count)} answers on this page are missing or need mending`,
      }),
    nextAnyway: "Go on, come back later",
    finish: "Finish",
  },
  problems: {
    title: "Problems",
    none: "No problem found",
    errors: (count: number) =>
      plural(count, {
        one: "1 answer must be given or mended",
        other: `${number(count)} answers must be given or mended`,
      }),
    warnings: (count: number) =>
      plural(count, { one: "1 answer looks unusual", other: `${number(count)} answers look unusual` }),
    open: "Go to the question",
  },
  people: {
    one: (position: number) => `Person ${number(position)}`,
    oneOf: (position: number, total: number) => `Person ${number(position)} of ${number(total)}`,
    how: "First write the names, then open each person",
    add: "Add a person",
    full: (max: number) => `This list holds ${number(max)} people at most`,
    removeSure: (name: string) => `Remove ${name}? All answers about this person are lost`,
    counted: (members: number, expected: number) => `${number(members)} of ${number(expected)} people listed`,
    listed: (members: number) => plural(members, { one: "1 person listed", other: `${number(members)} people listed` }),
  },
  entries: {
    one: (position: number) => `Entry ${number(position)}`,
    oneOf: (position: number, total: number) => `Entry ${number(position)} of ${number(total)}`,
    how: "Open each entry to answer its questions",
    add: "Add an entry",
    full: (max: number) => `This list holds ${number(max)} entries at most`,
    removeSure: (name: string) => `Remove ${name}? All its answers are lost`,
    counted: (members: number, expected: number) => `${number(members)} of ${number(expected)} entries listed`,
    listed: (members: number) => plural(members, { one: "1 entry listed", other: `${number(members)} entries listed` }),
  },
  roster: {
    name: (position: number) => `Name of person ${number(position)}`,
    addAll: (count: number) => plural(count, { one: "Add 1 line", other: `Add ${number(count)} lines` }),
    open: "Open",
    openMember: (name: string) => `Open ${name}`,
    notStarted: "Not started",
    more: (name: string) => `Move or remove ${name}`,
    up: "Move up",
    down: "Move down",
    remove: "Remove",
    nextMember: (name: string) => `Next: ${name}`,
    backToList: "Back to the list",
  },
  choices: {
    search: "Type to search",
    matches: (count: number) => (count === 0 ? "Nothing found" : `${number(count)} found`),
    nothing: (typed: string) => `Nothing found for “${typed}”. Type less, or spell it another way`,
    more: (count: number) => `${number(count)} more: type more letters`,
    empty: "No entry fits the answers above. Answer those first",
    upTo: (max: number) => `Up to ${number(max)}`,
    count: (chosen: number, max: number) => `${number(chosen)} of ${number(max)} chosen`,
    maxReached: "This is the most. Take one away to choose another",
    nobody: "No person is listed yet",
  },
  place: {
    take: "Take the position",
    again: "Take it again",
    waiting: "Waiting for the satellites. Stand under open sky",
    better: (accuracy: string) => `Accurate to ${accuracy}, getting better`,
    use: "Use this position",
    taken: (accuracy: string) => `Position taken, accurate to ${accuracy}`,
    stop: "Stop",
    sayWhy: "If there is no position, say why below",
    metres: (count: number) => `${number(count)} m`,
    denied: "This phone does not allow it. Allow the position in the browser's settings and try again",
    unavailable: "No position could be found. Step outside and try again",
    unsupported: "This phone cannot find its position",
  },
  date: {
    months: (count: number) =>
      count === 0 ? "this month" : plural(count, { one: "1 month ago", other: `${number(count)} months ago` }),
    incomplete: "The date is not complete: day, month and year are needed",
  },
  answers: answersEn({ number, plural }),
  media: mediaEn({ number, plural }),
  finish: {
    title: "Finish the interview",
    ready: "Everything is answered. Seal the interview so that it can be sent",
    sealed: "After sealing this app neither shows nor changes the answers any more",
    problemsFirst: "Some answers must be given or mended before the interview can be sealed",
    dropped: (count: number) =>
      plural(count, {
        one: "1 answer is left out",
        other: `${number(count)} answers are left out`,
      }),
    droppedWhy: "Their questions no longer apply after other answers changed",
    erased: (count: number) =>
      plural(count, {
        one: "1 answer served only this conversation and is erased now, as it was meant to be",
        other: `${number(count)} answers served only this conversation, such as names, and are erased now, as they were meant to be`,
      }),
    confirmed: (count: number) =>
      plural(count, {
        one: "You confirmed 1 unusual answer",
        other: `You confirmed ${number(count)} unusual answers`,
      }),
    seal: "Seal the interview",
    sealing: "Sealing…",
    notSealed: "The interview could not be sealed. It stays in Drafts with every answer",
    notEnrolled: "This phone is not connected to an office. The interview stays in Drafts",
    done: "The interview is sealed",
    doneNext: "It is sent by itself as soon as there is network",
    toHome: "Back to the start",
  },
  sent: {
    title: "Interview",
    received: (when: string) => `Received by the office ${when}`,
    receipt: (number: string, code: string) => `Receipt ${number}, code ${code}`,
    quarantined: "Received. The office will look at it",
    durable: "It is in the office's backup too",
    waiting: "Ready to send. It is only on this phone",
    size: (size: string) => `Size ${size}`,
    kilobytes: (count: number) => `${number(count)} kB`,
    sealed: "Sealed: this app does not show the answers any more",
  },
  settings: {
    title: "Settings",
    language: "Language of the app",
    textSize: "Text size",
    sizes: { normal: "Normal", large: "Large", larger: "Larger" },
    theme: "Screen",
    themes: { light: "Light", sunlight: "For sunlight", dark: "Dark" },
    digits: "Digits",
    about: "About",
    version: (version: string) => `Version ${version}`,
    phone: "This phone",
    project: "Survey",
    form: (title: string, version: string) => `${title}, version ${version}`,
    connectAgain: "Connect again with a new link",
  },
  elsewhere: {
    title: "Already open in another window",
    body: "Two windows must not write the same interview. Go on in the other one, or close it: this one then continues by itself",
    fencedTitle: "Another window has taken over",
    fencedBody: "This window slept while another one went on. Load it again to see the newest answers",
    reload: "Load again",
    failedTitle: "The phone's store could not be opened",
    failedBody:
      "The interviews are still on this phone. Do not delete the app or its data. Close everything, open it again, and call your coordinator if this stays",
  },
});

/** What every language must say. */
export type Words = ReturnType<typeof en>;
