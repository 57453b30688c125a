// SPDX-License-Identifier: Apache-2.0
/** What the author of a route sees: exceptions, header names and the vocabulary of events. */
package io.github.camelesign.api;
