import type { Assignment } from "@returns/schemas";
import { useState } from "preact/hooks";
import { assignmentTitle } from "../interview/interview-title.ts";
import type { InterviewLine } from "../store/phone.ts";
import { useApp } from "./context.ts";
import { Confirm } from "./dialog.tsx";
import { Icon } from "./icon.tsx";
import { ShortList } from "./short-list.tsx";

/** The households that this phone visits; those that were not begun come first. */
export function AssignmentList() {
  const { phone, words } = useApp();
  const assignments = phone.project.value?.assignments ?? [];
  const lines = phone.interviews.value;
  const lineOf = (assignment: Assignment): InterviewLine | undefined =>
    lines.find((line) => line.meta.assignmentId === assignment.id);
  if (assignments.length === 0) return null;
  const open = assignments.filter((assignment) => lineOf(assignment)?.state !== "draft");
  const sorted = [
    ...open.filter((assignment) => lineOf(assignment) === undefined),
    ...open.filter((assignment) => lineOf(assignment) !== undefined),
  ];
  return (
    <ShortList title={words.home.toVisit} items={sorted} keyOf={(assignment) => assignment.id}>
      {(assignment) => <AssignmentLine assignment={assignment} line={lineOf(assignment)} />}
    </ShortList>
  );
}

function AssignmentLine(props: { readonly assignment: Assignment; readonly line: InterviewLine | undefined }) {
  const { phone, router, words, figures } = useApp();
  const [isAsking, setAsking] = useState(false);
  const { assignment, line } = props;
  const begin = (): void =>
    router.go({
      screen: "interview",
      id: phone.newInterviewId(),
      begin: { formId: assignment.formId, assignmentId: assignment.id },
    });
  return (
    <>
      <div class="list-body">
        <p class="list-title">
          <bdi>{assignmentTitle(assignment)}</bdi>
        </p>
        {assignment.landmark === undefined ? null : (
          <p class="soft small">
            <bdi>{assignment.landmark}</bdi>
          </p>
        )}
        {line === undefined ? null : (
          <p class="soft small">
            <Icon name="check" /> {words.home.alreadyDone(figures.moment(new Date(line.updatedAt)))}
          </p>
        )}
      </div>
      <button type="button" class="button" onClick={line === undefined ? begin : () => setAsking(true)}>
        {line === undefined ? words.home.visit : words.home.again}
        <Icon name="forward" />
      </button>
      {isAsking ? (
        <Confirm
          question={words.home.againSure}
          yes={words.home.again}
          onYes={begin}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
