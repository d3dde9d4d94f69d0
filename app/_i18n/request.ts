import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, readLocale } from "./locale";
import { messages } from "./messages";

/** One page in two languages: the cookie decides, the address stays the scenario's alone. */
export default getRequestConfig(async () => {
  const locale = readLocale((await cookies()).get(localeCookie)?.value);
  return { locale, messages: messages[locale], timeZone: "Asia/Seoul" };
});
