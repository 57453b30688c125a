package io.github.camelesign.quarkus.it;

import io.github.camelesign.signnow.SignNowConstants;
import io.github.camelesign.support.EsignConstants;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** What the route "follow" heard of each document, and the signed copies that it fetched. */
@ApplicationScoped
@Named("inbox")
@RegisterForReflection // the route calls it by name
public class Inbox {

    private final Map<String, List<String>> eventTypes = new ConcurrentHashMap<>();
    private final Map<String, byte[]> signedCopies = new ConcurrentHashMap<>();

    public void event(
            @Header(SignNowConstants.DOCUMENT_ID) String documentId,
            @Header(EsignConstants.EVENT_TYPE) String type) {
        eventTypes.computeIfAbsent(documentId, id -> new CopyOnWriteArrayList<>()).add(type);
    }

    public void signedCopy(
            @Header(SignNowConstants.DOCUMENT_ID) String documentId, @Body byte[] pdf) {
        signedCopies.put(documentId, pdf);
    }

    public List<String> eventTypes(String documentId) {
        return List.copyOf(eventTypes.getOrDefault(documentId, List.of()));
    }

    /** The signed copy, or null while there is none. */
    public byte[] signedCopyOf(String documentId) {
        return signedCopies.get(documentId);
    }
}
