// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign;

/** The two APIs of Yousign, which share neither hosts nor keys nor data. */
enum YousignVersion {
    V2("https://api.yousign.com", "https://staging-api.yousign.com"),
    V3("https://api.yousign.app", "https://api-sandbox.yousign.app");

    private final String production;
    private final String test;

    YousignVersion(String production, String test) {
        this.production = production;
        this.test = test;
    }

    /**
     * @param environment production, or one of the names of the test service
     */
    String baseUri(String environment) {
        return switch (environment) {
            case "production" -> production;
            case "sandbox", "staging" -> test;
            default ->
                    throw new IllegalArgumentException(
                            "environment must be production, sandbox or staging for Yousign, but is '%s'"
                                    .formatted(environment));
        };
    }
}
