package io.github.camelesign.sandbox.yousign;

import io.github.camelesign.sandbox.PageText;
import io.github.camelesign.sandbox.SignatureBlock;
import io.github.camelesign.sandbox.Upload;
import java.util.List;

/** What is to be put on the pages of a document, taken down while nobody changes it. */
record Drawing(Upload upload, List<PageText> texts, List<SignatureBlock> blocks) {}
