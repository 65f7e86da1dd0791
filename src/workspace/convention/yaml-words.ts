import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type ParserWording, parserWords } from '../../diagnostics/parser-words.ts';

/** What the parser of YAML finds wrong, in French; it writes `CODE, message`. */
export const YAML_WORDINGS: readonly ParserWording[] = [
  [
    /^DUPLICATE_KEY/,
    'cette clé figure deux fois au même endroit : gardez celle que dit la convention signée',
  ],
  [/^BAD_INDENT, All sequence items/, 'les tirets d’une liste doivent être alignés'],
  [/^BAD_INDENT/, 'le retrait n’est pas celui des lignes voisines'],
  [
    /^TAB_AS_INDENT/,
    'une tabulation sert de retrait : seules des espaces le peuvent',
    'a tab is used to indent: only spaces may',
  ],
  [/^MISSING_CHAR, Missing closing ["']quote/, 'un guillemet fermant manque', 'a closing quote is missing'],
  [/^MISSING_CHAR, Missing closing (.*?)\.?$/, 'la fin de ce qui est ouvert manque : $1'],
  [/^MISSING_CHAR, Missing , (?:or : )?between/, 'une virgule manque entre deux éléments'],
  [/^MISSING_CHAR, Missing space after :/, 'une espace manque après le deux-points'],
  [
    /^MISSING_CHAR, Implicit map keys/,
    'un deux-points manque après la clé',
    'a colon is missing after the key',
  ],
  [/^MISSING_CHAR, Sequence item without/, 'un tiret manque devant un élément de la liste'],
  [/^MISSING_CHAR, Comments must be/, 'une espace manque devant le « # » d’un commentaire'],
  [/^MISSING_CHAR, Flow (map|sequence)/, 'une accolade ou un crochet n’est pas fermé'],
  [/^MISSING_CHAR/, 'un signe de ponctuation manque'],
  [/^MULTILINE_IMPLICIT_KEY/, 'une clé tient sur plusieurs lignes, ou un deux-points est de trop'],
  [/^BLOCK_AS_IMPLICIT_KEY/, 'un deux-points est de trop : mettez le texte entre guillemets'],
  [/^BLOCK_IN_FLOW/, 'une liste à tirets ou à retraits est dans des accolades ou des crochets'],
  [
    /^BAD_SCALAR_START, Plain value cannot start with (.*)$/,
    'un texte ne peut commencer par $1 sans guillemets',
  ],
  [
    /^BAD_DQ_ESCAPE, Invalid escape sequence (.*)$/,
    'dans un texte entre guillemets, $1 n’a pas de sens : doublez la barre oblique inverse',
  ],
  [/^BAD_SCALAR_START/, 'un texte ne peut commencer par ce signe sans guillemets'],
  [
    /^BAD_DQ_ESCAPE/,
    'dans un texte entre guillemets, une barre oblique inverse n’a pas de sens : doublez-la',
  ],
  [/^UNEXPECTED_TOKEN, Unexpected empty item/, 'une virgule est de trop'],
  [/^UNEXPECTED_TOKEN, Unexpected ,/, 'une virgule est de trop'],
  [/^UNEXPECTED_TOKEN/, 'un signe est ici de trop'],
  [/^KEY_OVER_1024_CHARS/, 'une clé dépasse 1 024 caractères'],
  [
    /^MULTIPLE_DOCS/,
    'le fichier contient plusieurs documents, séparés par une ligne « --- » : ôtez-la, et gardez les clés qui suivent',
  ],
  [/^(?:ALIAS_PROPS|BAD_ALIAS)/, 'une étoile commence un alias : mettez le texte entre guillemets'],
  [/^UNKNOWN_ALIAS, (.*)$/, 'l’alias $1 ne renvoie à rien : si c’est un texte, mettez-le entre guillemets'],
  [/^CIRCULAR_ALIAS, (.*)$/, 'l’alias $1 se contient lui-même : écrivez la valeur en entier'],
  [/^MULTIPLE_ANCHORS/, 'deux ancres « & » se suivent'],
  [/^MULTIPLE_TAGS/, 'deux étiquettes « ! » se suivent'],
  [
    /^(?:TAG_RESOLVE_FAILED|BAD_COLLECTION_TYPE)/,
    'une étiquette « ! » est inconnue : mettez le texte entre guillemets',
  ],
  [/^BAD_PROP_ORDER/, 'une ancre ou une étiquette est mal placée'],
  [/^BAD_DIRECTIVE/, 'une ligne qui commence par « % » est une directive inconnue'],
  [/^(?:COLLECTION_AS_KEY|NON_STRING_KEY)/, 'une liste ou une table sert de clé'],
  [
    /^(?:TOO_MANY_ALIASES|RESOURCE_EXHAUSTION)/,
    'le fichier contient trop d’alias (`*nom`) : écrivez les valeurs en entier',
  ],
  [/^TOO_LARGE, (\d+)$/, 'le fichier dépasse $1 octets', 'the file is over $1 bytes'],
  [/^IMPOSSIBLE/, 'le texte est abîmé'],
];

/** An error of the parser of YAML, or one of ours in its manner. */
export function yamlWords(message: string): Bilingual {
  return parserWords(message, YAML_WORDINGS);
}
