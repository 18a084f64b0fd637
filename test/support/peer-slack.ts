/** A Slack made by others: `emulate`, with one member of staff and one channel. */
import { createEmulator } from 'emulate';

const bot = { app_id: 'A0PEER', bot_id: 'B0PEER', bot_user_id: 'U0PEERBOT' };
const token = 'xoxb-peer-not-a-secret';

export async function peerSlack() {
  const app = {
    client_id: '1',
    client_secret: 'not-a-secret',
    redirect_uris: [],
    name: 'Auskunft',
    bot_name: 'auskunft',
  };
  const peer = await createEmulator({
    service: 'slack',
    port: 0,
    hostname: '127.0.0.1',
    seed: {
      slack: {
        users: [{ name: 'marta.kuehn', real_name: 'Marta Kühn' }],
        channels: [{ name: 'auskunft' }],
        oauth_apps: [{ ...bot, ...app }],
        tokens: [{ ...bot, token, type: 'bot', user_id: bot.bot_user_id }],
      },
    },
  });
  return { apiUrl: `http://127.0.0.1:${new URL(peer.url).port}/api/`, token, close: () => peer.close() };
}
