// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow.events;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.signnow.SignNowConfiguration;
import io.github.camelesign.spi.Calls;
import io.github.camelesign.spi.EndpointContext;
import io.github.camelesign.spi.EsignEvent;
import io.github.camelesign.spi.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The documents of a folder, and after them the document groups of the user. Reading a document
 * costs nothing, reading a group costs a call.
 */
public final class SignNowEventSource implements EventSource {

    private final FolderEventSource folder;
    private final GroupList groups;

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
    public Walk walk(Instant since) {
        GroupNotes notes = new GroupNotes(since);
        return new DocumentsAndGroups(
                folder.walk(since), new GroupWalk(groups, notes, folder::userId, since), notes);
    }

    /** Takes notes of the documents for the walk that follows. */
    private final class DocumentsAndGroups implements Walk {

        private final Walk documents;
        private final Walk groups;
        private final GroupNotes notes;

        DocumentsAndGroups(Walk documents, Walk groups, GroupNotes notes) {
            this.documents = documents;
            this.groups = groups;
            this.notes = notes;
        }

        @Override
        public boolean hasNext() {
            return documents.hasNext() || groups.hasNext();
        }

        @Override
        public List<Entry> next() throws EsignOperationException {
            if (!documents.hasNext()) {
                return groups.next();
            }
            List<Entry> page = documents.next();
            notes.add(page, now());
            return page;
        }

        /** The list of groups may be ahead of the folder. */
        @Override
        public Instant reach() {
            return notes.latest();
        }
    }

    @Override
    public boolean isNews(Entry entry, String known) {
        return GroupState.isOne(entry.state())
                ? GroupState.parse(known).isBehind(GroupState.parse(entry.state()))
                : folder.isNews(entry, known);
    }

    @Override
    public String baseline(Entry entry, Instant began) {
        return GroupState.isOne(entry.state())
                ? GroupState.baseline(FoundGroup.of(entry.data())).toString()
                : folder.baseline(entry, began);
    }

    @Override
    public Details read(Entry entry, String known, Instant since) throws EsignOperationException {
        return GroupState.isOne(entry.state())
                ? readGroup(FoundGroup.of(entry.data()), known, since)
                : folder.read(entry, known, since);
    }

    private Details readGroup(FoundGroup found, String known, Instant walkSince)
            throws EsignOperationException {
        Instant since = found.earliest(walkSince);
        Instant begun = now();
        Map<String, Object> data = groups.read(found);
        List<EsignEvent> events =
                data == null
                        ? List.of()
                        : GroupEvents.of(
                                found.group(),
                                data,
                                found.account(),
                                found.listed() != null,
                                since);
        GroupState state = GroupState.read(found, begun, events);
        if (known == null) {
            return new Details(DeliveredEvents.since(since, events), state.toString());
        }
        GroupState before = GroupState.parse(known);
        return new Details(before.fresh(events), before.then(found.group().id(), state).toString());
    }

    @Override
    public Unlisted unlisted(String envelopeId, String known, Instant since) {
        if (!GroupState.isOne(known)) {
            return folder.unlisted(envelopeId, known, since);
        }
        return GroupState.parse(known).isUseless(since) ? Unlisted.FORGET : Unlisted.KEEP;
    }
}
