package io.github.camelesign.signeasy;

/** The generations of the API, which have their own hosts and logins. */
enum SigneasyGeneration {
    V1("https://api-ext.getsigneasy.com", "https://api-ext.getsigneasy.com"),
    V3("https://api.signeasy.com", "https://auth.signeasy.com");

    private static final String V1_SANDBOX = "https://api-ext-dev.getsigneasy.com";
    private static final String OLD_PATHS = "/v1/";

    private final String api;
    private final String login;

    SigneasyGeneration(String api, String login) {
        this.api = api;
        this.login = login;
    }

    /**
     * The generation that answers on a path. One path of the first generation says v2.
     *
     * @param path of a call, or null when it is not known yet
     */
    static SigneasyGeneration ofPath(String path) {
        boolean old =
                path == null || path.startsWith(OLD_PATHS) || path.startsWith("/v2/signing/url");
        return old ? V1 : V3;
    }

    /** Where the API is. The test applications of v3 are on the same host as the others. */
    String api(boolean sandbox) {
        return this == V1 && sandbox ? V1_SANDBOX : api;
    }

    /** Where tokens are issued. */
    String login(boolean sandbox) {
        return this == V1 && sandbox ? V1_SANDBOX : login;
    }
}
