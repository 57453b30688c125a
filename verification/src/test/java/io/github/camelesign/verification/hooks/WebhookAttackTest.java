// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.camelesign.testing.docs.GeneratedTables;
import io.github.camelesign.testing.docs.MarkdownTable;
import io.github.camelesign.testing.route.DeliveredEvent;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nothing gets in at a webhook that its provider did not send, and nothing makes it fail. The
 * guide's table is what was seen here.
 */
class WebhookAttackTest {

    private static final String BASE64 = "mOspJs7aydd82qYNDGQk0O8CQq8U8Bb8l9z7AxVQcY0=";
    private static final String HEX =
            "98eb2926cedac9d77cdaa60d0c6424d0ef0242af14f016fc97dcfb031550718d";

    /**
     * An attack that was made.
     *
     * @param reached what the route got meanwhile
     */
    private record Made(Attack attack, Hook hook, RawAnswer answer, List<DeliveredEvent> reached) {}

    private static final List<Made> MADE = new ArrayList<>();
    private static int reachedInAll;

    @BeforeAll
    static void attack() throws Exception {
        try (HookServer server = new HookServer()) {
            List<Attack> attacks =
                    Stream.of(
                                    ForgedAttacks.all(),
                                    EncodingAttacks.all(),
                                    BodyAttacks.all(),
                                    XmlAttacks.all(),
                                    HttpAttacks.all(),
                                    FramingAttacks.all())
                            .flatMap(all -> all)
                            .toList();
            for (Hook hook : Hook.values()) {
                for (Attack attack : attacks) {
                    if (attack.expected().apply(hook) != null) {
                        make(attack, hook, server);
                    }
                }
            }
            reachedInAll = server.delivered().size();
        }
    }

    private static void make(Attack attack, Hook hook, HookServer server) throws IOException {
        int before = server.delivered().size();
        RawCall call = attack.change().apply(new RawCall(hook, "d" + MADE.size()));
        RawAnswer answer = RawAnswer.to(call, server.port());
        List<DeliveredEvent> all = server.delivered();
        MADE.add(new Made(attack, hook, answer, List.copyOf(all.subList(before, all.size()))));
    }

    @TestFactory
    Stream<DynamicNode> nothingGetsInAndNothingFails() {
        return Arrays.stream(Hook.values())
                .map(
                        hook ->
                                dynamicContainer(
                                        hook.toString(),
                                        MADE.stream()
                                                .filter(made -> made.hook() == hook)
                                                .map(
                                                        made ->
                                                                dynamicTest(
                                                                        made.attack().kind()
                                                                                + ": "
                                                                                + made.attack()
                                                                                        .name(),
                                                                        () -> verify(made)))));
    }

    private static void verify(Made made) {
        Attack.Expected expected = made.attack().expected().apply(made.hook());
        List<Integer> statuses = made.answer().statuses();
        assertThat(statuses.isEmpty() ? List.of(0) : statuses)
                .as(made.answer().text())
                .isSubsetOf(expected.statuses());
        assertThat(made.reached()).hasSize(expected.reached());
        assertThat(made.answer().text())
                .doesNotContain(HttpAttacks.MARKER, Hook.SECRET, "Exception", "Camel");
        for (DeliveredEvent event : made.reached()) {
            assertThat(event.headers().toString()).doesNotContain(HttpAttacks.MARKER, Hook.SECRET);
            assertThat(event.headers().keySet()).allMatch(name -> name.startsWith("Camel"));
            assertThat(event.headers()).containsEntry("CamelEsignEventType", "completed");
            assertThat(event.headers().values()).allMatch(String.class::isInstance);
        }
    }

    @Test
    void nothingReachesARouteLater() {
        assertThat(reachedInAll)
                .isEqualTo(MADE.stream().mapToInt(made -> made.reached().size()).sum());
    }

    @Test
    void onlyARouteThatFailsIsAnswered500() throws Exception {
        try (HookServer server = new HookServer()) {
            for (Hook hook : Hook.values()) {
                RawAnswer answer =
                        RawAnswer.to(new RawCall(hook, HookServer.FAILING), server.port());

                assertThat(answer.statuses()).containsExactly(500);
                assertThat(answer.text()).doesNotContain("secret-reason", "Exception");
            }
        }
    }

    @Test
    void whatComesOutOfOrderIsDeliveredAsItSays() throws Exception {
        try (HookServer server = new HookServer()) {
            for (Hook hook : Hook.values()) {
                server.delivered().clear();
                for (int hours : new int[] {1, 3, 2}) {
                    RawCall call = new RawCall(hook, "d" + hours).age(Duration.ofHours(hours));
                    assertThat(RawAnswer.to(call, server.port()).statuses()).containsExactly(200);
                }

                assertThat(server.delivered())
                        .extracting(event -> event.at().isBefore(Instant.now().minusSeconds(5400)))
                        .containsExactly(false, true, true);
            }
        }
    }

    /** They hold a connection each, and no thread. */
    @Test
    void slowSendersKeepNobodyOut() throws Exception {
        try (HookServer server = new HookServer()) {
            List<Socket> slow = new ArrayList<>();
            try {
                for (int number = 0; number < 100; number++) {
                    byte[] call = new RawCall(Hook.SIGNNOW, "slow" + number).bytes();
                    Socket socket = new Socket("127.0.0.1", server.port());
                    slow.add(socket);
                    socket.getOutputStream().write(call, 0, number % 2 == 0 ? 30 : call.length - 1);
                }
                for (Hook hook : Hook.values()) {
                    assertThat(RawAnswer.to(new RawCall(hook, "d1"), server.port()).statuses())
                            .containsExactly(200);
                }
                assertThat(server.delivered()).hasSize(Hook.values().length);
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    /**
     * {@code printf %s "$body" | openssl dgst -sha256 -hmac "$secret" [-binary | base64]}: what
     * signs the calls here signs as another tool does.
     */
    @Test
    void theSignaturesAreThoseOfOpenssl() {
        byte[] body = "{\"a\": \"ä\"}\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(Hook.SIGNNOW.header(Hook.SECRET, body))
                .isEqualTo("X-SignNow-Signature: " + BASE64);
        assertThat(Hook.DOCUSIGN.header(Hook.SECRET, body)).endsWith("-Signature-1: " + BASE64);
        assertThat(Hook.YOUSIGN.header(Hook.SECRET, body)).endsWith("-256: sha256=" + HEX);
    }

    @Test
    void thereAreAtLeastThreeHundredAttacks() {
        assertThat(MADE).hasSizeGreaterThanOrEqualTo(300);
        assertThat(
                        MADE.stream()
                                .map(
                                        made ->
                                                made.hook()
                                                        + " "
                                                        + made.attack().kind()
                                                        + made.attack().name()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTableOfTheGuideIsWhatWasSeen() throws IOException {
        new GeneratedTables(Path.of("..", "docs", "guide", "security.md"))
                .with("attacks", table())
                .verify(
                        "mvn -pl verification -am test -D%s=true -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false"
                                .formatted(GeneratedTables.UPDATE, getClass().getSimpleName()));
    }

    private static String table() {
        MarkdownTable table = new MarkdownTable(row("attack", Hook::toString));
        for (AttackKind kind : AttackKind.values()) {
            table.row(row(kind.toString(), hook -> cell(kind, hook)));
        }
        return table.toString();
    }

    private static String[] row(String first, Function<Hook, String> others) {
        return Stream.concat(Stream.of(first), Stream.of(Hook.values()).map(others))
                .toArray(String[]::new);
    }

    private static String cell(AttackKind kind, Hook hook) {
        List<Made> made =
                MADE.stream().filter(m -> m.hook() == hook && m.attack().kind() == kind).toList();
        String statuses =
                made.stream()
                        .flatMap(m -> m.answer().statuses().stream())
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        long reached = made.stream().filter(m -> !m.reached().isEmpty()).count();
        return "%d: %s%s"
                .formatted(made.size(), statuses, reached == 0 ? "" : "; " + reached + " taken");
    }
}
