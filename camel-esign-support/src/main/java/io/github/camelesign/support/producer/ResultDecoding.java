package io.github.camelesign.support.producer;

import io.github.camelesign.support.operation.ResultKind;
import java.io.IOException;

/** A kind of answer that one provider gives. */
public interface ResultDecoding extends ResultKind {

    /**
     * Reads a successful answer.
     *
     * @return the message body that the route gets
     */
    Object decode(AnswerContent answer) throws IOException;
}
