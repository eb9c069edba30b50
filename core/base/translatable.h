// Marks a text in a room without Qt for translation: the room keeps the English source text, the faces translate it
// with QCoreApplication::translate(context, text). lupdate is told of the name in translations/CMakeLists.txt.
#pragma once

#define KKACHI_TRANSLATABLE(context, text) text
