// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import static io.github.camelesign.sandbox.core.DeveloperPages.has;
import static io.github.camelesign.sandbox.core.DeveloperPages.number;
import static io.github.camelesign.sandbox.core.DeveloperPages.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.github.camelesign.sandbox.core.RequestLog.RecordedRequest;
import io.github.camelesign.sandbox.core.RequestLog.RecordingRequest.Exchange;
import io.github.camelesign.sandbox.core.TrafficPages.ShownBody.Secrets;
import io.github.camelesign.sandbox.core.Webhooks.WebhookLog;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What went over the wire: e-mails, requests with their answers, webhooks with their attempts. */
record TrafficPages(DeveloperPages pages, SharedServices services) {
    private static final int SNIPPET = 300;

    void mount(Router router) {
        pages.get(router, "/mails", this::listMails);
        pages.get(router, "/requests", this::listRequests);
        pages.get(router, "/requests/:number", this::showRequest);
        pages.get(router, "/webhooks", this::listWebhooks);
        pages.get(router, "/webhooks/:number", this::showWebhook);
        pages.post(router, "/webhooks/:number/resend", this::resend);
    }

    private WebhookLog sent() {
        return services.webhooks().sent();
    }

    private void listMails(RoutingContext ctx) {
        String text = query(ctx, "text");
        Stream<Mail> mails =
                services.mailbox().all().stream()
                        .filter(m -> has(text, m.to(), m.subject(), m.message()));
        pages.list(ctx, "mails", "E-mails", mails, Map.of());
    }

    private void listRequests(RoutingContext ctx) {
        String provider = query(ctx, "provider");
        String status = query(ctx, "status");
        String text = query(ctx, "text");
        Stream<RequestView> found =
                services.requests().all().stream()
                        .filter(r -> has(provider, r.provider()))
                        .filter(r -> String.valueOf(r.status()).startsWith(status))
                        .filter(r -> matches(r, text))
                        .map(r -> new RequestView(r, Optional.empty()));
        pages.list(ctx, "requests", "Requests", found, Map.of("wanted", status));
    }

    private boolean matches(RecordedRequest request, String text) {
        Optional<Exchange> whole = services.requests().exchange(request.number());
        return has(text, request.method() + " " + request.path())
                || whole.filter(exchange -> exchange.contains(text)).isPresent();
    }

    private void showRequest(RoutingContext ctx) {
        RecordedRequest request =
                services.requests()
                        .find(number(ctx))
                        .orElseThrow(() -> new NoSuchElementException("No such request"));
        Object shown = new RequestView(request, services.requests().exchange(request.number()));
        pages.show(ctx, "request", request.method() + " " + request.path(), Map.of("found", shown));
    }

    /** A request as the templates read it; in lists without the exchange. */
    private record RequestView(RecordedRequest request, Optional<Exchange> exchange) {
        int kind() {
            return request.status() / 100;
        }

        String took() {
            return request.took() == null ? "–" : request.took().toMillis() + " ms";
        }

        List<Map<String, Object>> sides() {
            return exchange.stream()
                    .flatMap(e -> Stream.of(side("Request", e.query, e.request), answer(e)))
                    .toList();
        }

        private static Map<String, Object> answer(Exchange both) {
            return side("Answer", "", both.answer);
        }

        private static Map<String, Object> side(String title, String query, Exchange.Side side) {
            ShownBody body = ShownBody.of(side);
            return Map.of(
                    "title", title,
                    "query", Secrets.maskedForm(query),
                    "headers", headers(side.headers()),
                    "body", body.text(),
                    "note", body.note());
        }
    }

    private static List<Map<String, String>> headers(Collection<Map.Entry<String, String>> all) {
        return all.stream().map(header -> header(header.getKey(), header.getValue())).toList();
    }

    private static Map<String, String> header(String name, String value) {
        return Map.of("name", name, "value", Secrets.maskedHeader(name, value));
    }

    private void listWebhooks(RoutingContext ctx) {
        String text = query(ctx, "text");
        Stream<MessageView> found =
                sent().all().stream()
                        .filter(e -> has(text, e.receiver().toString(), e.body()))
                        .map(MessageView::new);
        pages.list(ctx, "webhooks", "Webhooks", found, Map.of());
    }

    private void showWebhook(RoutingContext ctx) {
        WebhookLog.Entry entry = sent().get(number(ctx));
        String title = "Message " + entry.id();
        pages.show(ctx, "webhook", title, Map.of("found", new MessageView(entry)));
    }

    private String resend(RoutingContext ctx) {
        sent().get(number(ctx)).again().run();
        return "/webhooks";
    }

    /** A webhook as the templates read it. */
    private record MessageView(WebhookLog.Entry entry) {
        String snippet() {
            return entry.body().substring(0, Math.min(entry.body().length(), SNIPPET));
        }

        String body() {
            return ShownBody.pretty(entry.body());
        }

        List<Map<String, String>> headers() {
            return TrafficPages.headers(entry.headers().entrySet());
        }

        String tries() {
            int tries = entry.attempts().size();
            return tries == 1 ? "1 attempt" : tries + " attempts";
        }

        String outcome() {
            boolean taken = entry.attempts().stream().anyMatch(WebhookSender.Attempt::taken);
            return taken ? "taken" : entry.attempts().isEmpty() ? "waiting" : "failed";
        }
    }

    /**
     * A body as people can read it.
     *
     * @param text with secrets masked; empty for what is no text
     * @param note what is missing; may be empty
     */
    record ShownBody(String text, String note) {
        private static final ObjectMapper JSON =
                new ObjectMapper()
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

        static ShownBody of(Exchange.Side side) {
            if (side.bytes() == 0) {
                return new ShownBody("", "No body.");
            }
            String size = String.format(Locale.ROOT, "%,d bytes", side.bytes());
            String type =
                    side.headers().stream()
                            .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("");
            String body = side.body();
            boolean isForm = type.startsWith("multipart/");
            if (body.isEmpty()
                    || body.indexOf('\0') >= 0 && !isForm
                    || type.startsWith("application/pdf")) {
                return new ShownBody("", size + (type.isEmpty() ? "." : " of " + type + "."));
            }
            String text = isForm ? body.replaceAll("[\\p{Cntrl}\ufffd&&[^\r\n\t]]+", "·") : body;
            return new ShownBody(
                    pretty(text), side.isCut() ? "Cut off; it has " + size + "." : size + ".");
        }

        /** Indented if it is JSON. */
        static String pretty(String body) {
            try {
                if (body.startsWith("{") || body.startsWith("[")) {
                    return Secrets.masked(JSON.readTree(body).toPrettyString());
                }
            } catch (JsonProcessingException e) {
                // then it is shown as it came
            }
            return Secrets.masked(body);
        }

        /** Hides on pages what lets somebody in, by the names that it has. */
        static final class Secrets {
            private static final String MASK = "••••••";
            private static final String NAMES =
                    "(?:authorization|cookie|password|passwd|secret|token|assertion|api[-_]?key"
                            + "|private[-_]?key|code_verifier)";
            private static final Pattern HEADER = named(".*%s.*");
            private static final Pattern JSON =
                    // lazy instead of a group, which would fill the stack
                    named("(\"[^\"\\\\]{0,40}%s[^\"\\\\]{0,40}\"\\s*:\\s*\").*?(?=(?<!\\\\)\"|$)");
            private static final Pattern FORM =
                    named("((?:^|[&?])[^&=\\s]{0,40}%s[^&=\\s]{0,40}=)[^&\\s]+");
            private static final Pattern PART =
                    named(
                            "(name=\"[^\"]{0,40}%s[^\"]{0,40}\"[^\r\n]*\r\n"
                                    + "(?:[^\r\n]+\r\n){0,8}\r\n)[^\r\n]+");

            private Secrets() {}

            private static Pattern named(String regex) {
                int flags = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
                return Pattern.compile(regex.formatted(NAMES), flags);
            }

            /** The value of a header; the kind of credentials stays, for example Bearer. */
            static String maskedHeader(String name, String value) {
                return HEADER.matcher(name).matches()
                        ? value.substring(0, value.indexOf(' ') + 1) + MASK
                        : value;
            }

            /** Of a query or a form. */
            static String maskedForm(String text) {
                return FORM.matcher(text).replaceAll("$1" + MASK);
            }

            /** Of a body of whatever kind. */
            static String masked(String body) {
                String json = JSON.matcher(body).replaceAll("$1" + MASK);
                return PART.matcher(maskedForm(json)).replaceAll("$1" + MASK);
            }
        }
    }
}
