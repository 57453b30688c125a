package io.github.camelesign.support.event;

import java.time.Instant;
import java.util.List;

/**
 * One entry of a provider's list of changed documents.
 *
 * @param updated the time by which the provider orders and filters the list
 * @param events all that the entry tells to have happened, the oldest first, whether known or not
 */
public record Change(Instant updated, List<EsignEvent> events) {}
