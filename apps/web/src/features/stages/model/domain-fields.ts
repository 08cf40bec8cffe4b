/** The fields of a custom domain. */
export const domainFields = [
  {
    key: 'domainName',
    label: 'Domain',
    help: 'Its DNS record leads to what the deployment’s outputs name.',
    placeholder: 'api.example.com',
  },
  {
    key: 'certificateArn',
    label: 'Certificate',
    help: 'ARN of an issued certificate of AWS Certificate Manager for this domain.',
    placeholder: 'arn:aws:acm:eu-central-1:123456789012:certificate/…',
  },
  {
    key: 'urlPrefix',
    label: 'URL prefix',
    help: 'The path under which the API is: none puts it at the root.',
    placeholder: 'none',
  },
] as const;

export const tlsVersions = [
  { value: 'TLS_1_2', label: 'TLS 1.2' },
  { value: 'TLS_1_0', label: 'TLS 1.0' },
] as const;

/** Each key of a custom domain that the form has a field for. */
export const domainKeys: readonly string[] = [...domainFields.map((each) => each.key), 'tlsVersion', 'tags'];
