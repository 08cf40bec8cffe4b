/** Who may sign up: everybody, whoever has an invitation to a team or project, or nobody. */
export const signUpPolicies = ['open', 'invitation', 'closed'] as const;
export type SignUpPolicy = (typeof signUpPolicies)[number];
