// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.polling;

/** An endpoint that polls, the API that it polls, and what a cycle costs there at least. */
enum Source {
    SIGNNOW("signnow:document/events", "accessToken=t1", new SignNowApi(), 100, true, false),
    DOCUSIGN(
            "docusign:envelopes/events",
            "accessToken=t1&accountId=a1",
            new DocuSignApi(),
            100,
            true,
            false),
    YOUSIGN("yousign:signature-request/events", "apiKey=k1", new YousignApi(), 100, false, true),
    YOUSIGN_V2("yousign:v2/procedure/events", "apiKey=k1", new ProcedureApi(), 20, true, false),
    SIGNEASY(
            "signeasy:pending/events",
            "accessToken=t1",
            new SigneasyApi(),
            Integer.MAX_VALUE,
            false,
            false),
    SIGNEASY_V3(
            "signeasy:v3/envelope/events", "accessToken=t1", new SigneasyApi(), 100, false, true),
    JSIGN("jsign:envelope/events", "accessToken=t1", new JSignApi(), 100, false, true);

    private final String consumer;
    private final String login;
    private final Api api;
    private final int page;
    private final boolean filtersByChange;
    private final boolean lacksDetails;

    /**
     * @param page entries of a list that come at once
     * @param filtersByChange whether the list can be asked for what has changed
     * @param lacksDetails whether the list does not show what has happened
     */
    Source(
            String consumer,
            String login,
            Api api,
            int page,
            boolean filtersByChange,
            boolean lacksDetails) {
        this.consumer = consumer;
        this.login = login;
        this.api = api;
        this.page = page;
        this.filtersByChange = filtersByChange;
        this.lacksDetails = lacksDetails;
    }

    Api api() {
        return api;
    }

    /** An endpoint of which each envelope that ends is one event. */
    String uri(String server) {
        return "%s?%s&baseUri=%s&allowInsecureHttp=true&eventTypes=completed&cursorRepository=#places&startScheduler=false"
                .formatted(consumer, login, server);
    }

    /** The least calls of a cycle. */
    int least(int listed, int changed) {
        int pages = ((filtersByChange ? changed : listed) + page - 1) / page;
        return pages + 2 + (lacksDetails ? changed : 0);
    }
}
