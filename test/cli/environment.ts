/** The variables of a command line, whatever the machine of the test has. */
const NEUTRAL: Readonly<Record<string, string | undefined>> = {
  LC_ALL: undefined,
  LC_MESSAGES: undefined,
  LANG: 'C',
  NO_COLOR: undefined,
  GITHUB_STEP_SUMMARY: undefined,
  GITHUB_WORKSPACE: undefined,
};

/** Does something with these variables of the environment, and without any others that grappe reads. */
export async function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  use: () => Promise<T>,
): Promise<T> {
  const wanted = { ...NEUTRAL, ...variables };
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  for (const [name, value] of Object.entries(wanted)) set(name, value);
  try {
    return await use();
  } finally {
    for (const [name, value] of before) set(name, value);
  }
}
