// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.rejected;
import static io.github.camelesign.verification.hooks.AttackKind.HEADER;
import static io.github.camelesign.verification.hooks.AttackKind.PATH;
import static io.github.camelesign.verification.hooks.AttackKind.VERB;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Verbs, headers and paths that mislead. */
final class HttpAttacks {

    /** Nobody may see it again: neither the route nor who sent it. */
    static final String MARKER = "evil-marker";

    private HttpAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(verbs(), headers(), paths()).flatMap(attacks -> attacks);
    }

    private static Stream<Attack> verbs() {
        return Stream.concat(
                Stream.of("GET", "HEAD")
                        .map(verb -> rejected(VERB, verb, call -> call.method(verb), 200)),
                Stream.of(
                                "PUT",
                                "DELETE",
                                "PATCH",
                                "OPTIONS",
                                "TRACE",
                                "CONNECT",
                                "PROPFIND",
                                "post")
                        .map(verb -> rejected(VERB, verb, call -> call.method(verb), 404, 405)));
    }

    private static Stream<Attack> headers() {
        Stream<Attack> names =
                Stream.of(
                                "CamelHttpMethod",
                                "CamelHttpResponseCode",
                                "CamelHttpQuery",
                                "CamelHttpUri",
                                "CamelHttpPath",
                                "CamelFileName",
                                "camelfilename",
                                "Camel.File.Name",
                                "CamelEsignEventType",
                                "CamelEsignEventId",
                                "CamelEsignEnvelopeId",
                                "CamelEsignProvider",
                                "CamelExecCommandExecutable",
                                "CamelSqlQuery",
                                "CamelBeanMethodName",
                                "CamelJmsDestinationName",
                                "org.apache.camel.file.name",
                                "org.apache.camel.Exchange",
                                "breadcrumbId",
                                "JMSReplyTo",
                                "X-Forwarded-Host",
                                "X-Forwarded-For",
                                "Forwarded",
                                "X-HTTP-Method-Override",
                                "Cookie",
                                "Origin",
                                "Authorization",
                                "X-Yousign-Retry",
                                "X-Yousign-Issued-At",
                                "Expect-CT")
                        .map(
                                name ->
                                        harmless(
                                                HEADER,
                                                name,
                                                call -> call.header(name + ": " + MARKER)));
        return Stream.concat(
                names,
                Stream.of(
                        harmless(HEADER, "80 of them", HttpAttacks::many),
                        rejected(
                                HEADER,
                                "one of 20 kB",
                                c -> c.header("X: " + "a".repeat(20_000)),
                                431,
                                400),
                        rejected(HEADER, "a line end in one", c -> c.header("X: a\0b"), 400)));
    }

    private static RawCall many(RawCall call) {
        IntStream.range(0, 80).forEach(number -> call.header("X-" + number + ": " + MARKER));
        return call;
    }

    private static Stream<Attack> paths() {
        return Stream.of(
                missing("a dot behind it", path -> path.replace("/hooks/", "/hooks/.x/")),
                missing("in upper case", path -> path.replace("/hooks/", "/HOOKS/")),
                missing("no path", path -> "/"),
                missing("a path above", path -> "/hooks/../../etc/passwd"),
                missing("a path above, encoded", path -> "/hooks/%2e%2e%2f%2e%2e%2fetc/passwd"),
                missing("a parameter of the path", path -> path.replace("/hooks", "/hooks;a=b")),
                missing("a zero byte", path -> path.replace("/hooks", "/hooks%00")),
                missing("an encoding of none", path -> path.replace("/hooks", "/hooks%zz")),
                missing("with a star", path -> "*"),
                query("CamelHttpResponseCode=599"),
                query("CamelFileName=../../" + MARKER),
                query("CamelEsignEventType=" + MARKER),
                query("org.apache.camel.file.name=" + MARKER),
                query("breadcrumbId=" + MARKER),
                query("bridgeErrorHandler=" + MARKER),
                query("token=" + MARKER),
                rejected(
                        PATH,
                        "a query of no encoding",
                        call -> call.target(path -> path + "?%zz=" + MARKER),
                        400),
                query("&&&==&=" + MARKER),
                query("a=" + "b".repeat(3000)));
    }

    private static Attack missing(String name, UnaryOperator<String> change) {
        return rejected(PATH, name, call -> call.target(change), 400, 404, 405);
    }

    private static Attack query(String query) {
        return harmless(
                PATH,
                query.length() > 100 ? "a query of 3,000 letters" : "?" + query,
                call -> call.target(path -> path + (path.contains("?") ? "&" : "?") + query));
    }
}
