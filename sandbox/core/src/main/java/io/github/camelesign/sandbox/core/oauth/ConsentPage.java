// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core.oauth;

import io.github.camelesign.sandbox.core.Call;
import io.github.camelesign.sandbox.core.Page;
import io.github.camelesign.sandbox.core.oauth.OAuthToken.TokenRequest.OAuthRefusal;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a user lets an application act for them; GET shows the page, POST is its answer.
 *
 * @param <C> a request to the provider
 * @param <A> an application
 * @param <U> a user
 */
public abstract class ConsentPage<C extends Call<?>, A, U> {
    private static final Page PAGE = new Page(Page.class, "consent");
    private static final Set<String> OF_THE_PAGE = Set.of("email", "password", "answer");

    private final String provider;
    private final String usualUser;
    private final OAuthRefusal refusal;

    /**
     * @param provider its name for people
     * @param usualUser e-mail that stands on the page from the start
     */
    protected ConsentPage(String provider, String usualUser, OAuthRefusal refusal) {
        this.provider = provider;
        this.usualUser = usualUser;
        this.refusal = refusal;
    }

    /** The application with that id. */
    protected abstract Optional<A> application(C call, String clientId);

    /** The user with that login. */
    protected abstract Optional<U> user(C call, String email, String password);

    /** The code for what the user agreed to. */
    protected abstract String code(C call, Consent<A, U> consent);

    /** The query with which the application gets what the user agreed to: a code. */
    protected String granted(C call, Consent<A, U> consent) {
        return "code=" + code(call, consent);
    }

    /** The query with which it learns that the user did not agree. */
    protected String denied() {
        return "error=access_denied";
    }

    /** Refuses what this provider does not let an application ask for. */
    protected void check(C call, A application, MultiMap asked) {
        if (!text(asked, "response_type").equals("code")) {
            throw refusal.of(400, "unsupported_response_type", "Only code is supported");
        }
    }

    /**
     * Shows the page.
     *
     * @param required parameters of the query that must be there
     */
    public final void show(C call, List<String> required) {
        ask(call, call.ctx().queryParams(), required, "");
    }

    /** Takes what the user answered, and sends the browser back to the application. */
    public final void answer(C call, List<String> required) {
        MultiMap form = call.form();
        A application = check(call, form, required);
        if ("deny".equals(form.get("answer"))) {
            leave(call, form, "", denied());
            return;
        }
        Optional<U> user = user(call, text(form, "email"), text(form, "password"));
        if (user.isEmpty()) {
            ask(call, form, required, "The e-mail or the password is wrong.");
            return;
        }
        String uri = form.get("redirect_uri");
        String scope = text(form, "scope");
        Consent<A, U> consent =
                new Consent<>(application, user.get(), scope, uri, form.get("code_challenge"));
        leave(call, form, text(form, "response_type"), granted(call, consent));
    }

    private void ask(C call, MultiMap asked, List<String> required, String complaint) {
        check(call, asked, required);
        Map<String, String> hidden =
                asked.names().stream()
                        .filter(name -> !OF_THE_PAGE.contains(name))
                        .collect(Collectors.toMap(name -> name, asked::get));
        String title = "Let " + asked.get("client_id") + " use your " + provider + " account?";
        Map<String, Object> values = new HashMap<>(Map.of("hidden", hidden, "deniable", true));
        values.put("title", title);
        values.put("complaint", complaint);
        values.put("scope", text(asked, "scope"));
        values.put("email", asked.contains("login_hint") ? asked.get("login_hint") : usualUser);
        PAGE.send(call.ctx(), 200, values);
    }

    private A check(C call, MultiMap asked, List<String> required) {
        for (String name : required) {
            if (text(asked, name).isBlank()) {
                throw refusal.of(400, "invalid_request", name + " is required");
            }
        }
        if (!text(asked, "redirect_uri").matches("https?://\\S+")) {
            throw refusal.of(400, "invalid_request", "redirect_uri is no web address");
        }
        A application =
                application(call, text(asked, "client_id"))
                        .orElseThrow(() -> refusal.of(400, "invalid_client", "Unknown client"));
        check(call, application, asked);
        return application;
    }

    private static void leave(Call<?> call, MultiMap form, String type, String query) {
        String uri = form.get("redirect_uri");
        String given = URLEncoder.encode(text(form, "state"), StandardCharsets.UTF_8);
        String state = form.contains("state") ? "&state=" + given : "";
        // a token goes where the server of the application does not see it
        char separator = type.equals("token") ? '#' : uri.contains("?") ? '&' : '?';
        call.redirect(uri + separator + query + state);
    }

    /** Empty when it was not sent. */
    protected static String text(MultiMap asked, String name) {
        return Optional.ofNullable(asked.get(name)).orElse("");
    }
}
