import type { PhoneWithForm } from "../store/device-forms.ts";
import type { Device } from "../store/devices.ts";
import type { PublishWords } from "./words.ts";

interface Props {
  /** All phones that are in use. */
  readonly phones: readonly Device[];
  /** Those that were given this version. */
  readonly have: readonly PhoneWithForm[];
  readonly words: PublishWords;
  readonly instant: (iso: string) => string;
}

/** The phones that have a version of a form, since when, and those that do not have it yet. */
export const PhoneLists = ({ phones, have, words, instant }: Props) => {
  const without = phones.filter(({ id }) => !have.some(({ deviceId }) => deviceId === id));
  return (
    <section class="card" aria-labelledby="phones">
      <h2 id="phones">
        {words.phones}: {words.phonesOf(have.length, phones.length)}
      </h2>
      {phones.length === 0 ? <p class="nothing">{words.noPhones}</p> : null}
      {have.length === 0 ? null : (
        <>
          <h3>{words.havePhones}</h3>
          <ul class="lines">
            {have.map(({ label, givenAt }) => (
              <li>
                <bdi>{label}</bdi> <span class="quiet">{instant(givenAt)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {without.length === 0 ? null : (
        <>
          <h3>{words.lackPhones}</h3>
          <ul class="lines">
            {without.map(({ label }) => (
              <li>
                <bdi>{label}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
