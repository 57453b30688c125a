// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents of a folder, and after them the document groups of the user. Groups are asked for
 * once it is known that there are any, so that a user without groups does not pay for them: the
 * list shows it at the first poll, later a document that is in one does.
 */
public final class SignNowEventSource implements EventSource {

    /** Times are whole seconds: within that of its last change a group may change again. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private static final String GROUP = "document_group_info";

    private final FolderEventSource folder;
    private final GroupList groups;
    private boolean mayHaveGroups = true;

    /**
     * What was read of the groups that the last poll met; polls overlap, so it meets them again.
     */
    private final Map<State, List<EsignEvent>> known = new HashMap<>();

    /**
     * All that is known of a group before it is read.
     *
     * @param listed by the list of groups, or null
     * @param noted on its documents, or null
     */
    private record State(ListedGroup listed, ListedGroup noted) {

        ListedGroup group() {
            return listed != null ? listed : noted;
        }

        Instant latest() {
            return noted == null || noted.updated().isBefore(group().updated())
                    ? group().updated()
                    : noted.updated();
        }
    }

    SignNowEventSource(FolderEventSource folder, GroupList groups) {
        this.folder = folder;
        this.groups = groups;
    }

    /** Documents and groups, or the documents of the folder that the endpoint names. */
    public static EventSource of(EndpointContext<SignNowConfiguration> endpoint) {
        Calls calls = endpoint.calls();
        String folderId = endpoint.getParameters().get("folderId");
        FolderEventSource folder = new FolderEventSource(calls, folderId);
        // groups lie in no folder: of several routes, the one without a folder follows them
        return folderId == null ? new SignNowEventSource(folder, new GroupList(calls)) : folder;
    }

    @Override
    public Instant now() {
        return folder.now();
    }

    @Override
    public String key() {
        return folder.key();
    }

    @Override
    public void changedSince(Instant since, PageHandler pages) throws EsignOperationException {
        Map<String, ListedGroup> noted = new HashMap<>();
        boolean[] stopped = new boolean[1];
        folder.changedSince(
                since,
                page -> {
                    page.stream()
                            .filter(change -> !change.updated().isBefore(since))
                            .forEach(change -> note(change, noted));
                    stopped[0] = !pages.page(page);
                    return !stopped[0];
                });
        if (mayHaveGroups && !stopped[0]) {
            groupsSince(since, noted, pages);
        }
    }

    private void note(Change change, Map<String, ListedGroup> noted) {
        Map<String, Object> document = change.events().get(0).body();
        ListedGroup group = ListedGroup.of(document, change.updated());
        if (group != null) {
            noted.put(group.id(), group);
        }
        // a list that does not show groups cannot rule them out
        mayHaveGroups |= group != null || !document.containsKey(GROUP);
    }

    private void groupsSince(Instant since, Map<String, ListedGroup> noted, PageHandler pages)
            throws EsignOperationException {
        GroupList.Listing listing = groups.changedSince(since);
        mayHaveGroups = listing.any();
        if (!mayHaveGroups) {
            return;
        }
        List<State> states = new ArrayList<>();
        TreeSet<String> ids = new TreeSet<>(noted.keySet());
        ids.addAll(listing.changed().keySet());
        ids.forEach(id -> states.add(new State(listing.changed().get(id), noted.get(id))));
        states.sort(Comparator.comparing(State::latest));
        known.keySet().retainAll(Set.copyOf(states));
        for (State state : states) {
            List<EsignEvent> events = known.get(state);
            if (events == null) {
                events = read(state, since);
            }
            // the folder alone says how far all is read: the list of groups may be ahead of it
            if (!pages.page(List.of(new Change(since, events)))) {
                return;
            }
        }
    }

    private List<EsignEvent> read(State state, Instant since) throws EsignOperationException {
        boolean settled = state.latest().plus(SETTLED).isBefore(now());
        Map<String, Object> data = groups.read(state.group().id());
        if (data == null) {
            return List.of();
        }
        List<EsignEvent> events =
                GroupEvents.of(state.group(), data, folder.userId(), state.listed() != null, since);
        if (settled) {
            known.put(state, events);
        }
        return events;
    }
}
