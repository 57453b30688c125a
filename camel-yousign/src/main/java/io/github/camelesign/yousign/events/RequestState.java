// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.yousign.events;

import static io.github.camelesign.spi.JsonView.objects;
import static io.github.camelesign.spi.JsonView.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a list shows of a signature request, or of a procedure of v2: its status, and those of the
 * people who sign or approve. As text it is what a poll remembers: {@code ongoing 5e7a1b2c=signed
 * 90ab12cd=notified}, or {@code ongoing#2 ...} after two turns.
 *
 * @param turns how often it was seen to pause, or to go on after that: this has no time in a list,
 *     and may happen any number of times, so it is counted
 * @param people the beginning of a person's id to the status
 */
record RequestState(String status, int turns, Map<String, String> people) {

    private static final List<String> ROLES = List.of("signers", "approvers", "members");

    /** Nothing has happened to somebody of this status yet; in v2 it is called pending. */
    private static final Set<String> WAITING = Set.of("initiated", "pending");

    private static final Pattern MARKS = Pattern.compile("[\\s=#]");

    /** Enough of an id to distinguish the people of one request. */
    private static final int PREFIX = 8;

    static RequestState of(Map<String, Object> request) {
        Map<String, String> people = new LinkedHashMap<>();
        for (String role : ROLES) {
            objects(request.get(role))
                    .forEach(
                            person ->
                                    people.put(key(person.get("id")), word(person.get("status"))));
        }
        return new RequestState(word(request.get("status")), 0, people);
    }

    /** Of nobody in any status, if there is no text. Words of another kind are passed over. */
    static RequestState parse(String text) {
        if (text == null) {
            return new RequestState(null, 0, Map.of());
        }
        String[] words = text.split(" ");
        Map<String, String> people = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] person = words[i].split("=", 2);
            if (person.length == 2) {
                people.put(person[0], person[1]);
            }
        }
        String[] status = words[0].split("#", 2);
        return new RequestState(
                status[0], status.length == 1 ? 0 : Integer.parseInt(status[1]), people);
    }

    /** As a list would show it. */
    boolean isLike(RequestState other) {
        return status.equals(other.status) && people.equals(other.people);
    }

    /** The same after so many turns. */
    RequestState after(int newTurns) {
        return new RequestState(status, newTurns, people);
    }

    /** Whether somebody's status is one to report, and not the known one. */
    boolean isNews(Map<String, Object> person) {
        String status = text(person.get("status"));
        return status != null
                && !WAITING.contains(status)
                && !word(status).equals(people.get(key(person.get("id"))));
    }

    /** In v2 a path comes before the id. */
    static String key(Object id) {
        String text = String.valueOf(id);
        int begin = text.lastIndexOf('/') + 1;
        return word(text.substring(begin, Math.min(begin + PREFIX, text.length())));
    }

    /** None of the marks that divide the text. */
    private static String word(Object status) {
        return MARKS.matcher(String.valueOf(status)).replaceAll("_");
    }

    @Override
    public String toString() {
        return people.entrySet().stream()
                .map(person -> " " + person.getKey() + "=" + person.getValue())
                .collect(Collectors.joining("", turns == 0 ? status : status + "#" + turns, ""));
    }
}
