// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.live;

import io.github.camelesign.testing.docs.GeneratedTables;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/live.md are those of the data. */
class LivePageTest {

    @Test
    void tablesAreUpToDate() throws Exception {
        new GeneratedTables(Path.of("..", "docs", "live.md"))
                .with("services", services())
                .with("credentials", credentials())
                .with("facts", facts())
                .verify(
                        "mvn -pl live -am test -Dtest=LivePageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true");
    }

    private static String services() {
        return Service.all().stream()
                .map(
                        service ->
                                row(
                                        service.title(),
                                        service.testHosts().isEmpty()
                                                ? "none"
                                                : code(service.testHosts()),
                                        service.cost()))
                .collect(
                        Collectors.joining(
                                "", table("provider", "test hosts", "what a run takes"), ""));
    }

    private static String credentials() {
        return Service.all().stream()
                .map(
                        service ->
                                row(
                                        service.title(),
                                        service.logins().stream()
                                                .map(way -> code(variables(service, way)))
                                                .collect(Collectors.joining("; or "))))
                .collect(Collectors.joining("", table("provider", "credentials"), ""));
    }

    private static String facts() {
        StringBuilder text = new StringBuilder();
        for (Service service : Service.all()) {
            long settled = service.facts().stream().filter(Fact::canBeSettled).count();
            text.append(
                    "### %s%n%nA run can settle %d of %d.%n%n"
                            .formatted(service.title(), settled, service.facts().size()));
            text.append(table("fact", "where it is assumed", "settled by"));
            for (Fact fact : service.facts()) {
                text.append(
                        row(
                                fact.fact(),
                                fact.assumed(),
                                fact.canBeSettled()
                                        ? "`" + fact.call() + "`"
                                        : "nothing: " + fact.unsettled()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String> variables(Service service, List<String> options) {
        return options.stream().map(option -> Settings.variable(service, option)).toList();
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }

    private static String table(String... titles) {
        return row(titles) + "|" + "---|".repeat(titles.length) + "\n";
    }

    private static String row(String... cells) {
        return "| "
                + String.join(" | ", Arrays.stream(cells).map(c -> c.replace("|", "\\|")).toList())
                + " |\n";
    }
}
