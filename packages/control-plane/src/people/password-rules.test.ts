import { expect, test } from 'vitest';
import { demandPassword, ratePassword } from './password-rules';

test.each(['password123', 'qwertyuiop', 'iloveyou123', 'P@ssw0rd2024', '1234567890', 'aaaaaaaaaaaa', 'zxcvbnm,./'])(
  '%s is refused with what to do',
  (password) => {
    expect(ratePassword(password)).toMatchObject({ isEnough: false, advice: expect.stringMatching(/\.$/) });
  },
);

test.each(['correct horse battery staple', 'plum-ladder-oxide-trumpet', 'R7!kq2_vLm9zP', 'गंगा नदी पर पुल बहुत पुराना'])(
  '%s is enough',
  (password) => {
    expect(ratePassword(password)).toMatchObject({ isEnough: true, advice: undefined });
  },
);

test('one’s own name and address are no password', () => {
  const words = ['Augusta Lovelace', 'augusta.lovelace@analytical.example'];
  expect(ratePassword('lovelaceaugusta', words)).toMatchObject({
    isEnough: false,
    advice: expect.stringContaining('your name or address'),
  });
});

test('length is said in characters', () => {
  expect(ratePassword('R7!kq2_vL').advice).toBe('Use at least 10 characters.');
  expect(ratePassword('x'.repeat(129)).advice).toBe('Use at most 128 characters.');
  expect(() => demandPassword('short', [])).toThrow('Use at least 10 characters.');
});

test('the longest password is rated in a moment, whatever is in it', () => {
  for (const password of ['password'.repeat(16), '1'.repeat(128), 'aB3$'.repeat(32), 'qwerty12'.repeat(16)]) {
    const began = performance.now();
    ratePassword(password);
    expect(performance.now() - began, password).toBeLessThan(1000);
  }
});
