/** What a built-in authorizer is asked: who sent this token, and may they call `methodArn`? */
export class AuthRequest {
  constructor(
    readonly authType: string,
    readonly token: string,
    readonly methodArn: string,
  ) {}
}
