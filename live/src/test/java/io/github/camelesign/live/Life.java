// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two contracts at one service: one goes by e-mail, is reminded of and cancelled; the other is
 * signed by a person if somebody waits for it. A step that fails does not end it, as the others may
 * still settle something.
 */
final class Life {

    /** Who signs. */
    interface Person {
        /**
         * @param id of what is to be signed
         * @param link where
         */
        void isAsked(Service service, String id, String link);
    }

    /**
     * What became of one step.
     *
     * @param problem empty if it went well
     */
    record Step(String name, String problem) {}

    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final String LINK = "link";

    private final Service service;
    private final Settings settings;
    private final Person person;
    private final ServiceRoutes routes;
    private final CleanUp cleanUp;
    private final List<Step> steps = new ArrayList<>();

    Life(Service service, Settings settings, Person person, ServiceRoutes routes, CleanUp cleanUp) {
        this.service = service;
        this.settings = settings;
        this.person = person;
        this.routes = routes;
        this.cleanUp = cleanUp;
    }

    /** Leads both contracts through their lives. */
    List<Step> live() {
        if (step("log-in", new LinkedHashMap<>())) {
            attempt("poll", routes::poll);
            if (routes.canBeCalled()) {
                attempt("subscribe", routes::subscribe);
            }
            cancelOne();
            signOne();
        }
        return steps;
    }

    private void cancelOne() {
        Map<String, Object> ids = new LinkedHashMap<>();
        if (!step("send", ids)) {
            return;
        }
        Stream.of("get", "list", "remind", "download", "audit").forEach(each -> step(each, ids));
        routes.extras().forEach(each -> step(each, ids));
        if (step("cancel", ids)) {
            String id = id(ids);
            await("event voided", A_WHILE, () -> routes.hasPolled("voided", id));
            if (routes.canBeCalled()) {
                await("webhook voided", A_WHILE, () -> routes.wasCalled("voided", id));
            }
        }
        Stream.of("get-after", "download-after").forEach(each -> step(each, ids));
    }

    private void signOne() {
        Map<String, Object> ids = new LinkedHashMap<>();
        if (!step("send-for-link", ids) || !step(LINK, ids)) {
            return;
        }
        settings.patience()
                .ifPresentOrElse(
                        patience -> awaitSignature(ids, patience),
                        () ->
                                steps.add(
                                        new Step(
                                                "sign (left out, as %s is not set)"
                                                        .formatted(Settings.WAIT),
                                                "")));
    }

    private void awaitSignature(Map<String, Object> ids, Duration patience) {
        String id = id(ids);
        person.isAsked(service, id, String.valueOf(ids.get(LINK)));
        if (await("event completed", patience, () -> routes.hasPolled("completed", id))) {
            Stream.of("get-signed", "download-signed", "audit-signed")
                    .forEach(each -> step(each, ids));
        }
    }

    private String id(Map<String, Object> ids) {
        return String.valueOf(ids.get(service.things().get(0).header()));
    }

    private boolean await(String name, Duration patience, Callable<Boolean> condition) {
        return attempt(name, () -> Awaitility.await().atMost(patience).until(condition));
    }

    /** Runs a route if the service has it; what ids it leaves go to the steps that follow. */
    private boolean step(String name, Map<String, Object> ids) {
        return !routes.has(name)
                || attempt(
                        name,
                        () -> {
                            Exchange done = routes.call(name, ids);
                            done.getMessage().getHeaders().entrySet().stream()
                                    .filter(each -> isId(each.getKey()))
                                    .forEach(each -> ids.put(each.getKey(), each.getValue()));
                            cleanUp.remember(ids);
                            if (done.getException() != null) {
                                throw done.getException();
                            }
                        });
    }

    private boolean isId(String header) {
        return header.equals(LINK) || header.matches(service.headers() + ".*Id");
    }

    private boolean attempt(String name, Attempt attempt) {
        try {
            attempt.run();
            steps.add(new Step(name, ""));
            return true;
        } catch (ConditionTimeoutException e) {
            steps.add(new Step(name, "did not come in time"));
        } catch (Exception e) {
            steps.add(new Step(name, String.valueOf(e.getMessage())));
        }
        return false;
    }

    private interface Attempt {
        void run() throws Exception;
    }
}
