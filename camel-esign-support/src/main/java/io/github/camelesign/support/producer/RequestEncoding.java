package io.github.camelesign.support.producer;

import io.github.camelesign.support.http.RequestBody;
import io.github.camelesign.support.operation.RequestKind;

/** A kind of request that one provider needs. */
public interface RequestEncoding extends RequestKind {

    /**
     * Makes what is sent.
     *
     * @return null to send nothing
     * @throws IllegalArgumentException when the message does not hold what is needed
     */
    RequestBody encode(MessageContent content) throws Exception;
}
