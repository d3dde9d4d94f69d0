import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { chooseLocale, localeCookie } from "./locale";
import { messages } from "./messages";

/** One page in two languages: cookie and browser decide, the address stays the scenario's alone. */
export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(localeCookie)?.value;
  const locale = chooseLocale(cookie, (await headers()).get("accept-language"));
  return { locale, messages: messages[locale], timeZone: "Asia/Seoul" };
});
