'use client';

import { useLinkSecret } from '@/lib/link-secret';
import { ChoosePassword } from './choose-password';
import { RequestReset } from './request-reset';

/** Behind a link: choosing a new password. Without one: asking for it. */
export function ResetPage() {
  const secret = useLinkSecret('reset');
  return secret === undefined ? <RequestReset /> : <ChoosePassword secret={secret} />;
}
