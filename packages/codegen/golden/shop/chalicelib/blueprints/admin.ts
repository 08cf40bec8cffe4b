import { Blueprint, CognitoUserPoolAuthorizer } from '@chalice-studio/runtime';
import { auditTrail, report } from '../admin';

export const admin = new Blueprint('admin');

// Authorizers
const people = new CognitoUserPoolAuthorizer('people', {
  providerArns: ['arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a1b2c3'],
});

// Routes
admin.route('/audit', { authorizer: people.withScopes(['audit']) }, auditTrail);

// Schedules
admin.schedule('cron(0 6 ? * MON-FRI *)', { name: 'report' }, report);
