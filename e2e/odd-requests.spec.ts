import { expect, test } from "@playwright/test";
import {
  exchange,
  oddRequests,
  readAnswer,
  writeRequest,
} from "../app/_front/odd-requests.fixture";

const port = Number(process.env.E2E_PORT);

test.describe("requests that no browser sends", () => {
  test("are answered with a code or in words, each as its kind asks", async () => {
    for (const { title, bytes, status, code } of oddRequests) {
      const answer = readAnswer(await exchange(port, bytes));
      expect.soft(answer.status, title).toBe(status);
      if (code) expect.soft(answer.body, title).toContain(`{"error":{"code":"${code}"`);
    }
  });

  test("lead to the page for addresses that lead nowhere, if they ask for a page", async () => {
    for (const path of ["/%", "/%E0%A4%A", "/nothing/%FF"]) {
      const { status, body } = readAnswer(await exchange(port, writeRequest(`GET ${path}`)));
      expect.soft(status, path).toBe(404);
      expect.soft(body, path).toContain("이 주소에는 아무것도 없습니다");
    }
  });

  test("leave no connection open that asks for another protocol", async () => {
    const headers = "Upgrade: websocket\r\nConnection: Upgrade, close\r\n";
    for (const path of ["/nothing", "/api/nothing"]) {
      const bytes = `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
      expect.soft(readAnswer(await exchange(port, bytes)).status, path).toBe(404);
    }
  });
});
