// libxml2, reduced to what a push parser needs.
#ifndef DATALEASE_CLIBXML2_H
#define DATALEASE_CLIBXML2_H

// ICU's types reach Foundation as well, from another copy of the headers; with both visible, "'UErrorCode' has
// different definitions in different modules". Nothing here needs libxml2's ICU interface.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
