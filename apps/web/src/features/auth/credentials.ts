import { minPasswordLength } from '@/lib/entrance';
import type { AuthRefusal } from '@/lib/session';

export type Credentials = { name: string; email: string; password: string };

/** What is wrong with the fields as typed, by field; nothing when they may be sent. */
export function checkCredentials(typed: Partial<Credentials>): Partial<Record<keyof Credentials, string>> {
  const wrong: Partial<Record<keyof Credentials, string>> = {};
  if (typed.name !== undefined && typed.name.trim() === '') wrong.name = 'Say what you want to be called.';
  if (typed.email !== undefined && !/^\S+@\S+$/.test(typed.email.trim())) wrong.email = 'This is no e-mail address.';
  if (typed.password !== undefined && typed.password.length < minPasswordLength) {
    wrong.password = `Use at least ${minPasswordLength} characters.`;
  }
  return wrong;
}

/** A refusal under its field, or for the form as a whole. */
export function placeRefusal(refusal: AuthRefusal | undefined): {
  fields: Partial<Record<keyof Credentials, string>>;
  form: string | undefined;
} {
  if (refusal === undefined) return { fields: {}, form: undefined };
  if (refusal.field === undefined) return { fields: {}, form: refusal.message };
  return { fields: { [refusal.field]: refusal.message }, form: undefined };
}
