// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.runs;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.docusign.DocuSign;
import io.github.camelesign.sandbox.jsign.JSign;
import io.github.camelesign.sandbox.signeasy.Signeasy;
import io.github.camelesign.sandbox.signnow.SignNow;
import io.github.camelesign.sandbox.yousign.Yousign;
import java.net.URI;
import java.time.Duration;

/** The providers, which stay when nodes and brokers are killed, and where Ada signs. */
final class Providers implements AutoCloseable {

    static final String ADA = "ada@acme.test";

    /** As long as Yousign wants it. */
    static final String SECRET = "test-webhook-secret-of-32-letter";

    private static final int NO_LIMIT = 100_000_000;

    /**
     * The providers' pages speak of seconds at first, doubled each time, for a day or more: the
     * same, a hundred times as fast.
     */
    private static final Duration FIRST_RETRY = Duration.ofMillis(150);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** Longer than any run takes, so that what is lost was not given up. */
    private static final int RETRIES = 1000;

    private final EsignSandbox sandbox = new EsignSandbox();
    private final String signeasyToken;

    /**
     * @param webhooks where the providers call, as their users enter it on the providers' pages
     */
    Providers(URI webhooks) {
        sandbox.start();
        sandbox.signNow().setRateLimit(NO_LIMIT);
        sandbox.docuSign().setHourlyLimit(NO_LIMIT);
        sandbox.docuSign().setBurstLimit(NO_LIMIT);
        sandbox.docuSign().addConnectKey(SECRET);
        sandbox.yousign().setRateLimits(NO_LIMIT, NO_LIMIT);
        sandbox.signeasy().setRateLimit(NO_LIMIT, NO_LIMIT);
        signeasyToken = sandbox.signeasy().issueAccessToken(Signeasy.DEMO_USER);
        sandbox.signeasy()
                .addPortalWebhook(
                        Signeasy.DEMO_CLIENT_ID,
                        webhooks.resolve(Source.SIGNEASY_V3.webhookPath()).toString(),
                        SECRET);
        sandbox.webhooks().setRetries(retries());
    }

    private static Duration[] retries() {
        Duration[] waits = new Duration[RETRIES];
        Duration wait = FIRST_RETRY;
        for (int i = 0; i < RETRIES; i++) {
            waits[i] = wait;
            wait = wait.multipliedBy(2);
            wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
        return waits;
    }

    /** What an endpoint needs to reach and enter the provider. */
    String options(Source source) {
        return switch (source) {
            case SIGNNOW ->
                    "baseUri=%s&clientId=%s&clientSecret=%s&username=%s&password=%s"
                            .formatted(
                                    sandbox.getSignNowBaseUri(),
                                    SignNow.DEMO_CLIENT_ID,
                                    SignNow.DEMO_CLIENT_SECRET,
                                    SignNow.DEMO_USER,
                                    SignNow.DEMO_PASSWORD);
            case DOCUSIGN ->
                    "baseUri=%s&accountId=%s&clientId=%s&username=%s&password=%s"
                            .formatted(
                                    sandbox.getDocuSignBaseUri(),
                                    DocuSign.ACCOUNT_ID,
                                    DocuSign.INTEGRATION_KEY,
                                    DocuSign.USER_EMAIL,
                                    DocuSign.PASSWORD);
            case YOUSIGN ->
                    "baseUri=%s&environment=sandbox&apiKey=%s"
                            .formatted(sandbox.getYousignBaseUri(), Yousign.DEMO_API_KEY);
            case YOUSIGN_V2 ->
                    "baseUri=%s&environment=sandbox&apiKey=%s"
                            .formatted(sandbox.getYousignV2BaseUri(), Yousign.DEMO_API_KEY);
            case SIGNEASY ->
                    "baseUri=%s&accessToken=%s&clientId=%s"
                            .formatted(
                                    sandbox.getSigneasyBaseUri(),
                                    signeasyToken,
                                    Signeasy.DEMO_CLIENT_ID);
            case SIGNEASY_V3 ->
                    "baseUri=%s&clientId=%s&clientSecret=%s"
                            .formatted(
                                    sandbox.getSigneasyBaseUri(),
                                    Signeasy.DEMO_CLIENT_ID,
                                    Signeasy.DEMO_CLIENT_SECRET);
            case JSIGN ->
                    "baseUri=%s&apiKey=%s&apiSecret=%s&email=%s&password=%s"
                            .formatted(
                                    sandbox.getJSignBaseUri(),
                                    JSign.DEMO_API_KEY,
                                    JSign.DEMO_API_SECRET,
                                    JSign.DEMO_USER,
                                    JSign.DEMO_PASSWORD);
        };
    }

    /** Ada signs, which completes the contract, or declines. */
    void end(Contract contract) {
        switch (contract.source()) {
            case SIGNNOW -> act(contract, sandbox.signNow()::sign, sandbox.signNow()::decline);
            case DOCUSIGN -> act(contract, sandbox.docuSign()::sign, sandbox.docuSign()::decline);
            case YOUSIGN, YOUSIGN_V2 ->
                    act(contract, sandbox.yousign()::sign, sandbox.yousign()::decline);
            case SIGNEASY, SIGNEASY_V3 ->
                    act(
                            contract,
                            (one, who) -> sandbox.signeasy().sign(Integer.valueOf(one), who),
                            (one, who, why) ->
                                    sandbox.signeasy().decline(Integer.valueOf(one), who, why));
            default -> act(contract, sandbox.jSign()::sign, sandbox.jSign()::decline);
        }
    }

    private interface Sign {
        void by(String contract, String email);
    }

    private interface Decline {
        void by(String contract, String email, String reason);
    }

    private static void act(Contract contract, Sign sign, Decline decline) {
        if (contract.ending().equals(Contract.COMPLETED)) {
            sign.by(contract.id(), ADA);
        } else {
            decline.by(contract.id(), ADA, "No");
        }
    }

    /** From now on a call that is not taken is not repeated. */
    void giveUpAtOnce() {
        sandbox.webhooks().setRetries();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
