// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.it;

import io.github.camelesign.api.EsignConstants;
import io.github.camelesign.signnow.SignNowConstants;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.cloudevents.CloudEvent;

/** What the routes heard of each document, and the signed copies that they fetched. */
@ApplicationScoped
@Named("inbox")
@RegisterForReflection // the routes call it by name
public class Inbox {

    private final Map<String, List<String>> eventTypes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> cloudEventTypes = new ConcurrentHashMap<>();
    private final Map<String, byte[]> signedCopies = new ConcurrentHashMap<>();

    public void event(
            @Header(SignNowConstants.DOCUMENT_ID) String documentId,
            @Header(EsignConstants.EVENT_TYPE) String type) {
        add(eventTypes, documentId, type);
    }

    public void cloudEvent(
            @Header(CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT) String documentId,
            @Header(CloudEvent.CAMEL_CLOUD_EVENT_TYPE) String type) {
        add(cloudEventTypes, documentId, type);
    }

    private static void add(Map<String, List<String>> types, String documentId, String type) {
        types.computeIfAbsent(documentId, id -> new CopyOnWriteArrayList<>()).add(type);
    }

    public void signedCopy(
            @Header(SignNowConstants.DOCUMENT_ID) String documentId, @Body byte[] pdf) {
        signedCopies.put(documentId, pdf);
    }

    /** By polling. */
    public List<String> eventTypes(String documentId) {
        return List.copyOf(eventTypes.getOrDefault(documentId, List.of()));
    }

    /** By webhook. */
    public List<String> cloudEventTypes(String documentId) {
        return List.copyOf(cloudEventTypes.getOrDefault(documentId, List.of()));
    }

    /** The signed copy, or null while there is none. */
    public byte[] signedCopyOf(String documentId) {
        return signedCopies.get(documentId);
    }
}
